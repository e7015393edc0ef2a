import { useIntl } from 'react-intl';
import { formatCents } from '../../store/money.ts';
import { useApp } from '../../store/use-app.ts';

/** Cents → text in the screen's language and the venue's currency. */
export const useMoney = (): ((cents: number) => string) => {
  const { locale } = useIntl();
  const currency = useApp((state) => state.settings?.currency ?? 'EUR');
  return (cents) => formatCents(cents, locale, currency);
};

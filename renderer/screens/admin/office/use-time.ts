import { useIntl } from 'react-intl';
import { useApp } from '../../../store/use-app.ts';

/** An instant as the house reads it: its own zone, the window's language. */
export const useTime = (): ((at: string) => string) => {
  const { locale } = useIntl();
  const timeZone = useApp((state) => state.settings?.timeZone);
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (at) => format.format(new Date(at));
};

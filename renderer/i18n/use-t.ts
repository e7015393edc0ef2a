import { useIntl } from 'react-intl';
import type { MessageId } from './en.ts';

export type Translate = (id: MessageId, values?: Record<string, string | number>) => string;

/** `t('bar.open')`: only ids that exist compile. */
export const useT = (): Translate => {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
};

import { DiscountDialog } from './discount-dialog.tsx';
import { LineDialog } from './line-dialog.tsx';
import { LoadCodeDialog } from './load-code-dialog.tsx';
import { OperatorDialog } from './operator-dialog.tsx';
import { QuantityDialog } from './quantity-dialog.tsx';
import { ShiftDialog } from './shift-dialog.tsx';

export type Asked = { what: 'line' | 'quantity'; key: string } | { what: 'discount' | 'shift' | 'code' | 'operator' };

/** One question at a time. */
export const TillDialogs = ({ asked, onClose }: { asked: Asked; onClose: () => void }) => {
  switch (asked.what) {
    case 'line':
      return <LineDialog lineKey={asked.key} onClose={onClose} />;
    case 'quantity':
      return <QuantityDialog lineKey={asked.key} onClose={onClose} />;
    case 'discount':
      return <DiscountDialog onClose={onClose} />;
    case 'shift':
      return <ShiftDialog onClose={onClose} />;
    case 'operator':
      return <OperatorDialog onClose={onClose} />;
    case 'code':
      return <LoadCodeDialog onClose={onClose} />;
  }
};

import type { MysagraStatus } from '#contract/order-state.ts';
import { useT } from '../i18n/use-t.ts';
import { Badge, type Tone } from './badge.tsx';
import type { ShapeName } from './shape.tsx';

const looks: Readonly<Record<MysagraStatus, readonly [Tone, ShapeName]>> = {
  PENDING: ['plain', 'ring'],
  CONFIRMED: ['fresh', 'clock'],
  COMPLETED: ['good', 'check'],
  PICKED_UP: ['plain', 'check'],
  CANCELLED: ['ink', 'cross'],
};

export const OrderStatus = ({ status }: { status: MysagraStatus }) => {
  const t = useT();
  const [tone, shape] = looks[status];
  return (
    <Badge tone={tone} shape={shape}>
      {t(`status.${status}`)}
    </Badge>
  );
};

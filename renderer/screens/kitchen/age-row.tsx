import type { Settings } from '#contract/settings.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { AgeStepper } from './age-stepper.tsx';
import styles from './age-row.module.css';

export type AgeRule = Settings['kitchenAges'][number];

const kinds = ['eat-in', 'take-away', 'delivery', 'table', 'counter'] as const;

type Props = {
  rule: AgeRule;
  readOnly: boolean;
  /** The venue's own minutes: for all, and always there. */
  whole?: boolean;
  /** Null: without it. */
  onChange: (rule: AgeRule | null) => void;
};

/** One rule: for which station and which orders, and from which minute a ticket is SOON and LATE. LATE is never before SOON. */
export const AgeRow = ({ rule, readOnly, whole = false, onChange }: Props) => {
  const t = useT();
  const stations = useApp((state) => state.hub.stations);
  const station = stations.find((one) => one.id === rule.stationId)?.name ?? t('kitchen.allStations');
  const orders = t(rule.orders === null ? 'kitchen.ages.all' : `kitchen.ages.${rule.orders}`);
  return (
    <fieldset className={styles['row']} aria-label={`${station}, ${orders}`} disabled={readOnly}>
      {whole ? (
        <span className={styles['whole']}>{t('kitchen.ages.venue')}</span>
      ) : (
        <>
          <select
            className={styles['select']}
            aria-label={t('kitchen.station')}
            value={rule.stationId ?? ''}
            onChange={(event) =>
              onChange({ ...rule, stationId: event.target.value === '' ? null : event.target.value })
            }
          >
            <option value="">{t('kitchen.allStations')}</option>
            {stations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <select
            className={styles['select']}
            aria-label={t('kitchen.ages.orders')}
            value={rule.orders ?? ''}
            onChange={(event) =>
              onChange({ ...rule, orders: kinds.find((kind) => kind === event.target.value) ?? null })
            }
          >
            <option value="">{t('kitchen.ages.all')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kitchen.ages.${kind}`)}
              </option>
            ))}
          </select>
        </>
      )}
      <AgeStepper
        word={t('kitchen.warn')}
        minutes={rule.warnMinutes}
        onMinutes={(warnMinutes) =>
          onChange({ ...rule, warnMinutes, lateMinutes: Math.max(warnMinutes, rule.lateMinutes) })
        }
      />
      <AgeStepper
        word={t('kitchen.late')}
        minutes={rule.lateMinutes}
        onMinutes={(lateMinutes) =>
          onChange({ ...rule, lateMinutes, warnMinutes: Math.min(lateMinutes, rule.warnMinutes) })
        }
      />
      {!whole && !readOnly && (
        <Button size="square" aria-label={t('kitchen.ages.remove')} onClick={() => onChange(null)}>
          <Shape name="cross" />
        </Button>
      )}
    </fieldset>
  );
};

import { useState } from 'react';
import type { Settings } from '#contract/settings.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { AgeRow, type AgeRule } from './age-row.tsx';
import styles from './kitchen-setup.module.css';

type Draft = Pick<Settings, 'kitchenWarnMinutes' | 'kitchenLateMinutes' | 'kitchenAges'>;

/** When a ticket is SOON and LATE, for the venue and for what needs other minutes. A manager's to change, everybody's to read. */
export const SetupAges = () => {
  const t = useT();
  const { settings: actions, toasts } = useActions();
  const settings = useApp((state) => state.settings);
  const admin = useApp((state) => state.session.user?.role === 'admin');
  const [draft, setDraft] = useState<Draft | null>(null);
  if (!settings) return null;
  const shown = draft ?? settings;
  const edit = (part: Partial<Draft>): void => setDraft({ ...pick(shown), ...part });
  const setRule = (at: number, rule: AgeRule | null): void =>
    edit({ kitchenAges: shown.kitchenAges.flatMap((one, index) => (index !== at ? [one] : rule ? [rule] : [])) });
  const save = async (): Promise<void> => {
    if (draft && (await actions.change(draft))) {
      setDraft(null);
      toasts.show('good', 'kitchen.ages.saved');
    }
  };
  return (
    <div className={styles['rows']}>
      <p className={styles['wide']}>{t(admin ? 'kitchen.ages.text' : 'kitchen.ages.manager')}</p>
      <div className={styles['wide']}>
        <AgeRow
          rule={{
            stationId: null,
            orders: null,
            warnMinutes: shown.kitchenWarnMinutes,
            lateMinutes: shown.kitchenLateMinutes,
          }}
          readOnly={!admin}
          whole
          onChange={(rule) =>
            rule && edit({ kitchenWarnMinutes: rule.warnMinutes, kitchenLateMinutes: rule.lateMinutes })
          }
        />
        {shown.kitchenAges.map((rule, index) => (
          <AgeRow
            // Rows have no name of their own, and two may be alike while they are edited.
            key={index}
            rule={rule}
            readOnly={!admin}
            onChange={(changed) => setRule(index, changed)}
          />
        ))}
      </div>
      {admin && (
        <div className={styles['wide']}>
          <div className={styles['flow']}>
            <Button
              disabled={shown.kitchenAges.length >= MOST_RULES}
              onClick={() =>
                edit({
                  kitchenAges: [
                    ...shown.kitchenAges,
                    {
                      stationId: null,
                      orders: 'take-away',
                      warnMinutes: shown.kitchenWarnMinutes,
                      lateMinutes: shown.kitchenLateMinutes,
                    },
                  ],
                })
              }
            >
              <Shape name="plus" /> {t('kitchen.ages.add')}
            </Button>
            <Button kind="primary" disabled={draft === null} onClick={() => void save()}>
              {t('kitchen.ages.save')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
};

// More would not be understood by who comes after; the contract takes 200.
const MOST_RULES = 50;

const pick = ({ kitchenWarnMinutes, kitchenLateMinutes, kitchenAges }: Draft): Draft => ({
  kitchenWarnMinutes,
  kitchenLateMinutes,
  kitchenAges,
});

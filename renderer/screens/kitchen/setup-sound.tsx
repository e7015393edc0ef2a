import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { volumes } from '../../store/kitchen-options.ts';
import { signals } from '../../store/kitchen-signals.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useKitchenOptions } from './use-kitchen-options.ts';
import styles from './kitchen-setup.module.css';

/** How loud, how often, and a try of each signal before the evening begins. */
export const SetupSound = () => {
  const t = useT();
  const { kitchenSounds } = useActions();
  const [options, set] = useKitchenOptions();
  return (
    <div className={styles['rows']}>
      <span>{t('kitchen.sound')}</span>
      <Segmented
        label={t('kitchen.sound')}
        value={options.muted ? 'off' : 'on'}
        options={[
          { value: 'on', label: t('kitchen.soundOn') },
          { value: 'off', label: t('kitchen.muted') },
        ]}
        onChange={(value) => set({ muted: value === 'off' })}
      />
      <span>{t('kitchen.volume')}</span>
      <Segmented
        label={t('kitchen.volume')}
        value={options.volume}
        options={volumes.map((value) => ({ value, label: `${Math.round(value * 100)} %` }))}
        onChange={(volume) => set({ volume })}
      />
      <span>{t('kitchen.repeat')}</span>
      <Segmented
        label={t('kitchen.repeat')}
        value={options.repeat ? 'until' : 'once'}
        options={[
          { value: 'until', label: t('kitchen.repeatUntil') },
          { value: 'once', label: t('kitchen.repeatOnce') },
        ]}
        onChange={(value) => set({ repeat: value === 'until' })}
      />
      <span>{t('kitchen.test')}</span>
      <div className={styles['flow']}>
        {signals.map((signal) => (
          <Button key={signal} onClick={() => void kitchenSounds.play(signal, options.volume)}>
            {t(`kitchen.signal.${signal}`)}
          </Button>
        ))}
      </div>
    </div>
  );
};

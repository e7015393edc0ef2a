import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { scales } from '../../store/device.ts';
import { volumes, type KitchenOptions } from '../../store/kitchen-options.ts';
import { signals } from '../../store/kitchen-signals.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './kitchen.module.css';

/** Sound and type of this screen; each signal can be heard before the evening begins. */
export const KitchenSetup = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const { device, kitchen, kitchenSounds } = useActions();
  const options = useApp((state) => state.device.kitchen);
  const scale = useApp((state) => state.device.scale);
  const set = (part: Partial<KitchenOptions>): void => device.set({ kitchen: { ...options, ...part } });
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return (
    <Dialog title={t('kitchen.setup')} onClose={onClose} wide>
      <div className={styles['setup']}>
        <span>{t('kitchen.scale')}</span>
        <Segmented
          label={t('kitchen.scale')}
          value={scale}
          options={scales.map((value) => ({ value, label: percent(value) }))}
          onChange={(value) => device.set({ scale: value })}
        />
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
          options={volumes.map((value) => ({ value, label: percent(value) }))}
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
        <span>{t('kitchen.digits')}</span>
        <Segmented
          label={t('kitchen.digits')}
          value={options.digits}
          options={[
            { value: 'select', label: t('kitchen.digitsSelect') },
            { value: 'bump', label: t('kitchen.digitsBump') },
          ]}
          onChange={(digits) => set({ digits })}
        />
        <span>{t('kitchen.test')}</span>
        <div className={styles['tests']}>
          {signals.map((signal) => (
            <Button key={signal} onClick={() => void kitchenSounds.play(signal, options.volume)}>
              {t(`kitchen.signal.${signal}`)}
            </Button>
          ))}
        </div>
      </div>
      <Button
        size="big"
        onClick={() => {
          onClose();
          kitchen.wipe(true);
        }}
      >
        {t('kitchen.wipeStart')}
      </Button>{' '}
      <Button size="big" onClick={onClose}>
        {t('app.close')}
      </Button>
    </Dialog>
  );
};

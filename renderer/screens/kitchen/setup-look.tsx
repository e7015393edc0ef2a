import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { scales } from '../../store/device.ts';
import { useApp } from '../../store/use-app.ts';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './kitchen-setup.module.css';

/** Type of this screen. */
export const SetupLook = () => {
  const t = useT();
  const { device } = useActions();
  const scale = useApp((state) => state.device.scale);
  return (
    <div className={styles['rows']}>
      <span>{t('kitchen.scale')}</span>
      <Segmented
        label={t('kitchen.scale')}
        value={scale}
        options={scales.map((value) => ({ value, label: `${Math.round(value * 100)} %` }))}
        onChange={(value) => device.set({ scale: value })}
      />
    </div>
  );
};

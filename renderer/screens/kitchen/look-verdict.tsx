import { useT } from '../../i18n/use-t.ts';
import { arcOf, capitalMm, LEAST_ARC, PREFERRED_ARC } from '../../store/legibility.ts';
import { useApp } from '../../store/use-app.ts';
import { Shape } from '../../ui/shape.tsx';
import { useLook } from './use-look.ts';
import styles from './kitchen-setup.module.css';

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** What the choices come to for the eye, and where they ask for more than the screen has. */
export const LookVerdict = () => {
  const t = useT();
  const { type, columns, wanted } = useLook();
  const { pxPerMm, distanceM } = useApp((state) => state.device.kitchen);
  const told = { px: Math.round(type), columns };
  if (pxPerMm === null || distanceM === null)
    return (
      <p className={styles['verdict']}>
        {t('kitchen.look.unmeasured', told)} {t('kitchen.look.ask')}
      </p>
    );
  const arc = arcOf(type, distanceM, pxPerMm);
  // Rounding must not call the least too small.
  const small = arc < LEAST_ARC - 0.05;
  return (
    <output className={styles['verdict']} aria-label={t('kitchen.look.verdict')}>
      <p className={styles['warning']}>
        <Shape name={small ? 'triangle' : 'check'} />
        {t(small ? 'kitchen.look.small' : arc < PREFERRED_ARC - 0.5 ? 'kitchen.look.least' : 'kitchen.look.good')}
      </p>
      <p>
        {t('kitchen.look.told', { ...told, mm: tenth(capitalMm(type, pxPerMm)), arc: tenth(arc), distance: distanceM })}
      </p>
      {type < wanted - 0.5 && <p>{t('kitchen.look.wanted', { px: Math.round(wanted) })}</p>}
    </output>
  );
};

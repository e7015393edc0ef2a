import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { scales } from '../../store/device.ts';
import { isPair } from '../../store/kitchen-halves.ts';
import { layouts } from '../../store/kitchen-options.ts';
import { diagonalOf, pxPerMmOf } from '../../store/legibility.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { CardMeasure } from './card-measure.tsx';
import { LookVerdict } from './look-verdict.tsx';
import { useKitchenOptions } from './use-kitchen-options.ts';
import styles from './kitchen-setup.module.css';

const diagonals = [10.1, 13.3, 15.6, 21.5, 24, 27, 32, 43, 55] as const;
const distances = [0.5, 1, 1.5, 2, 3, 5, 8] as const;
const counts = Array.from({ length: 11 }, (_, index) => index);

/** How large the screen is and how far the eye: the type follows, and what that means for the columns is said. */
export const SetupLook = () => {
  const t = useT();
  const { device } = useActions();
  const [options, set] = useKitchenOptions();
  const scale = useApp((state) => state.device.scale);
  const pair = useApp((state) => isPair(state.device.stationIds, state.hub.stations));
  const [measuring, setMeasuring] = useState(false);
  const { pxPerMm } = options;
  const diagonal = pxPerMm === null ? null : diagonalOf(globalThis.screen, pxPerMm);
  const known = diagonals.find((one) => diagonal !== null && Math.abs(one - diagonal) < 0.05) ?? null;
  const auto = (count: number): string => (count === 0 ? t('kitchen.look.auto') : String(count));
  return (
    <div className={styles['rows']}>
      <LookVerdict />
      <span>{t('kitchen.look.layout')}</span>
      <div>
        <Segmented
          label={t('kitchen.look.layout')}
          value={options.layout}
          wrap
          options={layouts.map((value) => ({ value, label: t(`kitchen.layout.${value}`) }))}
          onChange={(layout) => set({ layout })}
        />
        {options.layout === 'stations' && !pair && <p className={styles['soft']}>{t('kitchen.look.noPair')}</p>}
      </div>
      <span>{t('kitchen.look.diagonal')}</span>
      <div>
        <Segmented
          label={t('kitchen.look.diagonal')}
          value={known}
          wrap
          options={diagonals.map((value) => ({ value, label: `${value}″` }))}
          onChange={(value) => value !== null && set({ pxPerMm: pxPerMmOf(globalThis.screen, value) })}
        />
        <p className={styles['flow']}>
          <Button aria-expanded={measuring} onClick={() => setMeasuring(!measuring)}>
            {t('kitchen.look.measure')}
          </Button>
          <Button disabled={pxPerMm === null} onClick={() => set({ pxPerMm: null, distanceM: null })}>
            {t('kitchen.look.forget')}
          </Button>
          {diagonal !== null &&
            known === null &&
            t('kitchen.look.measured', { inches: Math.round(diagonal * 10) / 10 })}
        </p>
        {measuring && <CardMeasure pxPerMm={pxPerMm} onMeasure={(measured) => set({ pxPerMm: measured })} />}
      </div>
      <span>{t('kitchen.look.distance')}</span>
      <Segmented
        label={t('kitchen.look.distance')}
        value={options.distanceM}
        wrap
        options={distances.map((value) => ({ value, label: `${value} m` }))}
        onChange={(distanceM) => set({ distanceM })}
      />
      <span>{t('kitchen.scale')}</span>
      <Segmented
        label={t('kitchen.scale')}
        value={scale}
        options={scales.map((value) => ({ value, label: `${Math.round(value * 100)} %` }))}
        onChange={(value) => device.set({ scale: value })}
      />
      <span>{t('kitchen.look.columns')}</span>
      <Segmented
        label={t('kitchen.look.columns')}
        value={options.columns}
        wrap
        options={counts.map((value) => ({ value, label: auto(value) }))}
        onChange={(columns) => set({ columns })}
      />
      <span>{t('kitchen.look.rows')}</span>
      <Segmented
        label={t('kitchen.look.rows')}
        value={options.rows}
        wrap
        options={counts.map((value) => ({ value, label: auto(value) }))}
        onChange={(rows) => set({ rows })}
      />
    </div>
  );
};

import { useT } from '../../i18n/use-t.ts';
import { CARD_MM } from '../../store/legibility.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import styles from './card-measure.module.css';

// 96 CSS px an inch: what a browser believes of every screen.
const GUESS = 96 / 25.4;
// A fifth of a millimetre at that guess, and three.
const STEPS = [-12, -1, 1, 12] as const;
const RULER_MM = 100;

type Props = { pxPerMm: number | null; onMeasure: (pxPerMm: number) => void };

/** A drawing of a bank card, made as large as a real one held against the glass; the ruler below shows whether it is right. */
export const CardMeasure = ({ pxPerMm, onMeasure }: Props) => {
  const t = useT();
  const now = pxPerMm ?? GUESS;
  const width = Math.round(now * CARD_MM.width);
  const sizes = {
    '--card-width': `${width}px`,
    '--card-height': `${(width * CARD_MM.height) / CARD_MM.width}px`,
    '--mm': `${width / CARD_MM.width}px`,
  };
  return (
    <fieldset className={styles['measure']} style={sizes} aria-label={t('kitchen.look.measure')}>
      <p>{t('kitchen.look.card')}</p>
      <div className={styles['buttons']}>
        {STEPS.map((step) => (
          <Button
            key={step}
            aria-label={t(step < 0 ? 'kitchen.look.narrower' : 'kitchen.look.wider', { px: Math.abs(step) })}
            onClick={() => onMeasure((width + step) / CARD_MM.width)}
          >
            <Shape name={step < 0 ? 'minus' : 'plus'} />
            {Math.abs(step) > 1 && <Shape name={step < 0 ? 'minus' : 'plus'} />}
          </Button>
        ))}
        <output>{t('kitchen.look.cardWidth', { px: width })}</output>
      </div>
      <div className={styles['card']} data-testid="card" />
      <p>{t('kitchen.look.ruler', { mm: RULER_MM })}</p>
      <div className={styles['ruler']} aria-hidden="true">
        {Array.from({ length: RULER_MM / 10 + 1 }, (_, index) => index * 10).map((mm) => (
          <span key={mm} className={styles['mark']} style={{ '--at': mm }}>
            {mm}
          </span>
        ))}
      </div>
    </fieldset>
  );
};

import { useState } from 'react';
import type { PlainFoodWire } from '#contract/menu.ts';
import { useActions } from '../../../actions/actions.ts';
import type { Changed } from '../../../actions/office-actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../parts.tsx';
import styles from './menu.module.css';

// What the hub takes; a larger one is not sent at all.
const MAX_BYTES = 8 * 1024 * 1024;

/** The photo of a dish. It is no field of the form: it is saved when it is chosen. */
export const FoodPicture = ({ id, picture }: { id: string; picture: string | null }) => {
  const t = useT();
  const { office } = useActions();
  const [shown, setShown] = useState(picture);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const path = `/v1/foods/${id}/picture`;
  const settle = async (asked: Promise<Changed<PlainFoodWire>>) => {
    setBusy(true);
    setProblem(null);
    const answer = await asked;
    setBusy(false);
    if (answer.ok) setShown(answer.data.picture);
    else setProblem(answer.message);
  };
  const choose = (file: File | undefined) => {
    if (!file) return undefined;
    if (file.size > MAX_BYTES) return setProblem('menu.pictureTooLarge');
    return settle(office.upload<PlainFoodWire>(path, file));
  };
  return (
    <fieldset aria-label={t('menu.picture')} className={styles['picture']}>
      {shown === null ? (
        <span className={styles['noPicture']}>{t('menu.noPicture')}</span>
      ) : (
        <img src={shown} alt={t('menu.picture')} />
      )}
      <label className={styles['file']}>
        <span>{t('menu.choosePicture')}</span>
        <input
          type="file"
          className="visually-hidden"
          accept="image/jpeg,image/png,image/webp,image/avif"
          disabled={busy}
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {shown !== null && (
        <Button kind="quiet" disabled={busy} onClick={() => void settle(office.change('DELETE', path))}>
          {t('menu.removePicture')}
        </Button>
      )}
      <p className={styles['soft']}>{t(busy ? 'menu.pictureBusy' : 'menu.pictureHint')}</p>
      {problem !== null && <Problem text={t(problem)} />}
    </fieldset>
  );
};

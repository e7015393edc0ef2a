import { useId, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import styles from './setup.module.css';

/** The picture of the venue, for every board and for the paper. */
export const LogoPicture = () => {
  const t = useT();
  const id = useId();
  const { settings } = useActions();
  const [saved, setSaved] = useState(false);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file) setSaved(await settings.setLogo(await base64Of(file)));
  };
  return (
    <div className={styles['picture']}>
      <label htmlFor={id} className={styles['label']}>
        {t('board.picture')}
      </label>
      <input
        id={id}
        type="file"
        accept="image/png"
        className={styles['file']}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      <Button onClick={() => void settings.setLogo(null).then(setSaved)}>{t('board.pictureRemove')}</Button>
      <output>{saved ? t('board.saved') : ''}</output>
    </div>
  );
};

const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
};

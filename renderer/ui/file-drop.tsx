import { useT } from '../i18n/use-t.ts';
import styles from './file-drop.module.css';
import { MAX_FILE_BYTES, toBase64 } from './file-text.ts';

export type ChosenFile = { name: string; /** Its bytes in base64. */ file: string };
type Props = { chosen: ChosenFile | null; onFile: (file: ChosenFile | 'too-large') => void };

/** One CSV file of this machine. */
export const FileDrop = ({ chosen, onFile }: Props) => {
  const t = useT();
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > MAX_FILE_BYTES) return onFile('too-large');
    onFile({ name: file.name, file: toBase64(new Uint8Array(await file.arrayBuffer())) });
  };
  return (
    <label className={styles['drop']}>
      <span className={styles['file']}>{t('import.choose')}</span>
      <span>{chosen?.name}</span>
      <input
        type="file"
        className="visually-hidden"
        accept=".csv,.txt,text/csv"
        aria-label={t('import.choose')}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          // The same file, edited and chosen again, is a change, too.
          event.target.value = '';
        }}
      />
    </label>
  );
};

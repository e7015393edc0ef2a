import { useRef, useState } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { LARGEST_FILE, readProfile, writeProfile, type KeyProfile, type ReadProfile } from '../../store/key-profile.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import styles from './kitchen-setup.module.css';

type Props = { profile: KeyProfile; onLoad: (profile: KeyProfile) => void };
type Fault = Exclude<ReadProfile, { ok: true }>;

const fileName = (name: string): string => `passrail-keys-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.json`;

/** A set of keys as a file: for the second screen of a kitchen, and for who has the same bar. */
export const KeyFiles = ({ profile, onLoad }: Props) => {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  const save = (): void => {
    const text = JSON.stringify(writeProfile(profile), null, 2);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = fileName(profile.name);
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const load = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    // Not even read: a film that was picked by mistake would fill the memory.
    const read: ReadProfile = file.size > LARGEST_FILE ? { ok: false, fault: 'size' } : readProfile(await file.text());
    setFault(read.ok ? null : read);
    if (read.ok) onLoad(read.profile);
  };

  return (
    <>
      <Button onClick={save}>{t('kitchen.keys.save')}</Button>
      <Button onClick={() => picker.current?.click()}>{t('kitchen.keys.load')}</Button>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        aria-label={t('kitchen.keys.load')}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          void load(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {fault && (
        <p role="alert" className={styles['warning']}>
          <Shape name="triangle" /> {t(`kitchen.keys.fault.${fault.fault}`)}
          {fault.at !== undefined && ` (${fault.at})`}
        </p>
      )}
    </>
  );
};

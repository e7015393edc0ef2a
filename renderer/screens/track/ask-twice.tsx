import { useState } from 'react';
import type { TrackMessage } from '../../i18n/track/en.ts';
import { useWords } from '../../i18n/track/words.ts';
import { Button } from '../../ui/button.tsx';
import styles from './ask-twice.module.css';

type Props = {
  /** Messages: the button, the question, its two answers. */
  words: readonly [ask: TrackMessage, question: TrackMessage, yes: TrackMessage, no: TrackMessage];
  busy: boolean;
  onYes: () => void;
};

/** A command that cannot be taken back: a thumb that slips must not give it. */
export const AskTwice = ({ words: [ask, question, yes, no], busy, onYes }: Props) => {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button onClick={() => setAsked(true)}>{t(ask)}</Button>;
  return (
    <fieldset className={styles['sure']}>
      <legend>{t(question)}</legend>
      <Button kind="danger" disabled={busy} onClick={onYes}>
        {t(yes)}
      </Button>
      <Button disabled={busy} onClick={() => setAsked(false)}>
        {t(no)}
      </Button>
    </fieldset>
  );
};

import { useEffect, useRef, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { SEQUENCE_MS } from '../../actions/keys/bump-keys.ts';
import { learnStroke, learnt, nothingHeard } from '../../actions/keys/learn-keys.ts';
import { useT, type Translate } from '../../i18n/use-t.ts';
import { keyFunctions, type KeyFunction } from '../../store/key-functions.ts';
import { functionOf, keysFor, type Heard, type KeyProfile } from '../../store/key-profile.ts';
import { Button } from '../../ui/button.tsx';
import { keyName } from './key-name.ts';
import { wordsOf } from './run-key.ts';
import { strokeOf } from './stroke-of.ts';
import styles from './learn-key.module.css';

type Props = { profile: KeyProfile; onLearn: (heard: Heard, does: KeyFunction | null) => void };
type State = { phase: 'idle' | 'listening' | 'chord' } | { phase: 'heard'; heard: Heard };

const nameOf = (t: Translate, does: KeyFunction): string => {
  const { id, number } = wordsOf(does);
  return t(id, { number });
};

/** The bar's key is pressed, then what it shall do: nobody has to know what a bar sends. */
export const LearnKey = ({ profile, onLearn }: Props) => {
  const t = useT();
  const [state, setState] = useState<State>({ phase: 'idle' });
  useListening(state.phase === 'listening' || state.phase === 'chord', (heard) =>
    setState(heard === 'chord' ? { phase: 'chord' } : { phase: 'heard', heard }),
  );
  const choose = (does: KeyFunction | null): void => {
    if (state.phase === 'heard') onLearn(state.heard, does);
    setState({ phase: 'idle' });
  };
  if (state.phase === 'idle')
    return (
      <div className={styles['learn']}>
        <Button size="big" kind="primary" onClick={() => setState({ phase: 'listening' })}>
          {t('kitchen.keys.learn')}
        </Button>
      </div>
    );
  if (state.phase !== 'heard')
    return (
      <div className={styles['learn']}>
        <output className={styles['said']}>
          {t(state.phase === 'chord' ? 'kitchen.keys.chord' : 'kitchen.keys.listening')}
        </output>
        <Button size="big" onClick={() => setState({ phase: 'idle' })}>
          {t('kitchen.keys.stop')}
        </Button>
      </div>
    );
  const now = functionOf(profile, state.heard);
  const key = keyName(state.heard.codes.join(' '));
  return (
    <div className={styles['learn']}>
      <output className={styles['said']}>
        {t('kitchen.keys.heard', { key, does: now ? nameOf(t, now) : t('kitchen.keys.nothing') })}
      </output>
      <div className={styles['functions']}>
        {keyFunctions.map((does, index) => (
          <Button key={does} aria-pressed={does === now} data-autofocus={index === 0} onClick={() => choose(does)}>
            <span>{nameOf(t, does)}</span>
            <span className={styles['keys']}>{keysFor(profile, does).map(keyName).join(' · ')}</span>
          </Button>
        ))}
        <Button aria-pressed={now === undefined} onClick={() => choose(null)}>
          {t('kitchen.keys.nothing')}
        </Button>
      </div>
    </div>
  );
};

/** While it listens, every key is a key to learn, also those that would close the dialog. */
const useListening = (on: boolean, heard: (heard: Heard | 'chord') => void): void => {
  const { clock } = useActions();
  // Not renewed with `heard`: a render must not forget half a sequence.
  const latest = useRef(heard);
  useEffect(() => {
    latest.current = heard;
  });
  useEffect(() => {
    if (!on) return undefined;
    let learning = nothingHeard;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      learning = learnStroke(learning, strokeOf(event, clock.monotonic()));
      clearTimeout(timer);
      timer = setTimeout(() => {
        const result = learnt(learning, clock.monotonic());
        if (result === null) return;
        learning = nothingHeard;
        latest.current(result);
      }, SEQUENCE_MS + 20);
    };
    globalThis.addEventListener('keydown', onKey, { capture: true });
    globalThis.addEventListener('keyup', onKey, { capture: true });
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('keydown', onKey, { capture: true });
      globalThis.removeEventListener('keyup', onKey, { capture: true });
    };
  }, [on, clock]);
};

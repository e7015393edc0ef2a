import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import type { Call } from '../../store/board-calls.ts';
import { useApp } from '../../store/use-app.ts';

/** A call is heard when it begins; when it ends before its time, so does the voice. */
export const useAnnounce = (call: Call | null): void => {
  const t = useT();
  const { announcer } = useActions();
  const language = useIntl().locale === 'it' ? 'it' : 'en';
  const { chime, voice, muted } = useApp((state) => state.device.board);
  const until = call?.until ?? null;
  useEffect(() => {
    if (until === null || !call || muted) return announcer.hush();
    const texts = voice
      ? call.items.map(({ text, place }) =>
          [t('board.spoken', { number: spoken(text) }), ...(place === undefined ? [] : [place])].join(', '),
        )
      : [];
    void announcer.announce({ chime, texts, language });
    // Only a new call, or an end of the silence, is heard: not the same one in another language, nor a number that leaves it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [until, muted]);
  useEffect(() => {
    const unlock = (): void => announcer.unlock();
    globalThis.addEventListener('pointerdown', unlock);
    globalThis.addEventListener('keydown', unlock);
    return () => {
      globalThis.removeEventListener('pointerdown', unlock);
      globalThis.removeEventListener('keydown', unlock);
      announcer.hush();
    };
  }, [announcer]);
};

/** `A07` is read as "A 7", not as a word. */
const spoken = (text: string): string => text.replace(/(\D)0*(\d)/, '$1 $2');

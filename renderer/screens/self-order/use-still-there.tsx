import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CartView } from '#contract/cart.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

// A menu is read for longer than a till's; then somebody else may want the screen.
const ASK_AFTER_MS = 90_000;
const WAIT_S = 20;

/** Asks whether anybody is there before it takes the cart away; any touch anywhere is an answer. */
export const useStillThere = (view: CartView, onGone: () => void): ReactNode => {
  const t = useT();
  const [left, setLeft] = useState<number | null>(null);
  const begin = useRef<() => void>(() => undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    begin.current = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setLeft(WAIT_S), ASK_AFTER_MS);
    };
    const touch = (): void => {
      setLeft(null);
      begin.current();
    };
    begin.current();
    globalThis.addEventListener('pointerdown', touch);
    globalThis.addEventListener('keydown', touch);
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('pointerdown', touch);
      globalThis.removeEventListener('keydown', touch);
    };
  }, []);
  // A phone that fills the cart is somebody, too.
  useEffect(() => {
    if (view.item_count > 0) begin.current();
  }, [view]);
  useEffect(() => {
    if (left === null) return undefined;
    if (left === 0) {
      onGone();
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, onGone]);
  return left === null ? null : (
    <Dialog title={t('selfOrder.stillThere')} onClose={() => setLeft(null)}>
      <p>{t('selfOrder.stillThereText', { seconds: left })}</p>
      <Button kind="primary" size="big" onClick={() => setLeft(null)} data-autofocus>
        {t('selfOrder.goOn')}
      </Button>
    </Dialog>
  );
};

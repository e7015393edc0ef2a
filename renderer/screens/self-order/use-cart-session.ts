import { useCallback, useEffect, useRef, useState } from 'react';
import type { CartStep, CartView } from '#contract/cart.ts';
import { useActions } from '../../actions/actions.ts';
import { messageOf } from '../../actions/toast-actions.ts';
import type { MessageId } from '../../i18n/en.ts';

// Ten seconds before it ends, so that nobody scans a QR that is just over.
const DRAW_EVERY_MS = 50_000;
export const QR_SECONDS = DRAW_EVERY_MS / 1000;

const emptyView: CartView = { items: [], total: 0, item_count: 0 };

export type Stage =
  | { at: 'idle' }
  | { at: 'ordering'; sessionId: number; view: CartView }
  | { at: 'done'; displayCode: string };

export type CartSession = {
  stage: Stage;
  /** The QR that is good now, and how often one was drawn. */
  qr: { text: string; round: number } | null;
  problem: MessageId | null;
  here: () => void;
  step: (step: CartStep) => void;
  checkout: () => void;
  /** Back to the beginning: of a session nothing is ordered. */
  leave: () => void;
};

/** One cart from the first look to the number: what the hub says, whichever of the two screens did it. */
export const useCartSession = (cartId: string): CartSession => {
  const { selfOrder } = useActions();
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const [qr, setQr] = useState<CartSession['qr']>(null);
  const [problem, setProblem] = useState<MessageId | null>(null);
  // One after the other: the answer to an earlier press must not come after that to a later one.
  const steps = useRef<Promise<unknown>>(Promise.resolve());
  const idle = stage.at === 'idle';

  const guard = useCallback(
    (work: Promise<unknown>): void =>
      void work.then(() => setProblem(null)).catch((error: unknown) => setProblem(messageOf(error))),
    [],
  );
  const enter = useCallback(
    async (sessionId: number): Promise<void> => {
      const view = await selfOrder.read(sessionId).catch(() => emptyView);
      setStage({ at: 'ordering', sessionId, view });
    },
    [selfOrder],
  );

  // A QR makes this screen the paired one, so it is drawn also before a session that goes on is looked for.
  useEffect(() => {
    if (!idle) return;
    const draw = async (): Promise<void> => {
      const running = await selfOrder.session(cartId);
      if (running !== null) return enter(running);
      const text = await selfOrder.draw(cartId);
      setQr((before) => ({ text, round: (before?.round ?? 0) + 1 }));
    };
    guard(draw());
    const timer = setInterval(() => guard(draw()), DRAW_EVERY_MS);
    return () => clearInterval(timer);
  }, [selfOrder, cartId, idle, enter, guard]);

  const drawn = qr !== null;
  // After the first QR: before it, this screen has no cookie to be known by.
  useEffect(() => {
    if (!drawn && idle) return;
    return selfOrder.watch(
      cartId,
      (news) => {
        if (news.kind === 'started') guard(enter(news.sessionId));
        if (news.kind === 'updated') setStage((now) => (now.at === 'ordering' ? { ...now, view: news.view } : now));
        if (news.kind === 'done') setStage({ at: 'done', displayCode: news.order.displayCode });
        if (news.kind === 'ended') setStage((now) => (now.at === 'ordering' ? { at: 'idle' } : now));
      },
      () => setProblem(null),
    );
  }, [selfOrder, cartId, drawn, idle, enter, guard]);

  const sessionId = stage.at === 'ordering' ? stage.sessionId : null;
  return {
    stage,
    qr,
    problem,
    here: () => guard(selfOrder.here(cartId).then(enter)),
    step: (step) => {
      if (sessionId === null) return;
      const sent = steps.current
        .catch(() => undefined)
        .then(() => selfOrder.step(sessionId, step))
        .then((view) => setStage((now) => (now.at === 'ordering' ? { ...now, view } : now)));
      steps.current = sent;
      guard(sent);
    },
    checkout: () => {
      if (sessionId === null) return;
      guard(selfOrder.checkout(sessionId).then(({ displayCode }) => setStage({ at: 'done', displayCode })));
    },
    leave: () => {
      if (sessionId !== null) guard(selfOrder.end(sessionId));
      setStage({ at: 'idle' });
    },
  };
};

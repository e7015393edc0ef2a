import { useCallback, useEffect, useRef, useState } from 'react';
import type { CartStep, CartView } from '#contract/cart.ts';
import { useActions } from '../../actions/actions.ts';
import type { CartOrder } from '../../actions/self-order-actions.ts';
import type { MessageId } from '../../i18n/en.ts';

// Ten seconds before it ends, so that nobody scans a QR that is just over.
const DRAW_EVERY_MS = 50_000;
export const QR_SECONDS = DRAW_EVERY_MS / 1000;

export type Stage =
  | { at: 'idle' }
  | { at: 'ordering'; sessionId: number; view: CartView }
  | { at: 'done'; order: CartOrder };

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

// A guest did nothing wrong; what staff need to know stands in the hub's log.
const messageOf = (error: unknown): MessageId => {
  const code = (error as { code?: unknown }).code;
  if (code === 'order-changed') return 'selfOrder.changed';
  return code === 'unreachable' ? 'selfOrder.lost' : 'selfOrder.refused';
};

// Of the checkout's answer and its event whichever is later tells nothing new.
const ordered =
  (order: CartOrder) =>
  (now: Stage): Stage =>
    now.at === 'done' && now.order.id === order.id ? now : { at: 'done', order };

const paid =
  (order: CartOrder) =>
  (now: Stage): Stage =>
    now.at === 'done' && now.order.id === order.id ? { at: 'done', order } : now;

/** Nothing was ordered. */
const over = (now: Stage): Stage => (now.at === 'ordering' ? { at: 'idle' } : now);

/** The total that stands on the screen, in money. */
const totalOf = (now: Stage): number => (now.at === 'ordering' ? now.view.total : 0);

/** One cart from the first look to the number: what the hub says, whichever of the two screens did it. */
export const useCartSession = (cartId: string): CartSession => {
  const { selfOrder } = useActions();
  const [stage, setShown] = useState<Stage>({ at: 'idle' });
  /** The stage as it is by now, for whoever is called later. */
  const latest = useRef<Stage>(stage);
  const setStage = useCallback((change: (now: Stage) => Stage): void => {
    latest.current = change(latest.current);
    setShown(latest.current);
  }, []);
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
  const show = useCallback(
    (view: CartView): void => setStage((now) => (now.at === 'ordering' ? { ...now, view } : now)),
    [setStage],
  );
  const enter = useCallback(
    async (sessionId: number): Promise<void> => {
      const view = await selfOrder.read(sessionId);
      setStage(view === null ? over : () => ({ at: 'ordering', sessionId, view }));
    },
    [selfOrder, setStage],
  );

  // A QR makes this screen the paired one, so it is drawn also before a session that goes on is looked for.
  useEffect(() => {
    if (!idle) return;
    const draw = async (): Promise<void> => {
      const found = await selfOrder.session(cartId);
      if (found !== null) return enter(found);
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
    return selfOrder.watch(cartId, {
      onNews: (news) => {
        if (news.kind === 'started') guard(enter(news.sessionId));
        if (news.kind === 'updated') show(news.view);
        if (news.kind === 'done') setStage(ordered(news.order));
        if (news.kind === 'paid') setStage(paid(news.order));
        if (news.kind === 'ended') setStage(over);
      },
      // Back after a cut: what was said meanwhile may be more than the stream repeats.
      onOpen: () => guard(latest.current.at === 'ordering' ? enter(latest.current.sessionId) : Promise.resolve()),
      onLost: () => setProblem('selfOrder.lost'),
    });
  }, [selfOrder, cartId, drawn, idle, enter, show, setStage, guard]);

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
        .then(show);
      steps.current = sent;
      guard(sent);
    },
    checkout: () => {
      if (sessionId === null) return;
      // After the presses before it: what is ordered is what is read.
      guard(
        steps.current
          .catch(() => undefined)
          .then(() => selfOrder.checkout(sessionId, totalOf(latest.current)))
          .then((order) => setStage(ordered(order)))
          .catch(async (error: unknown) => {
            await enter(sessionId);
            throw error;
          }),
      );
    },
    leave: () => {
      if (sessionId !== null) guard(selfOrder.end(sessionId));
      setStage(() => ({ at: 'idle' }));
    },
  };
};

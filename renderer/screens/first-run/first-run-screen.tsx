import { useState, type JSX, type SyntheticEvent } from 'react';
import type { FirstRunAnswer } from '#contract/first-run.ts';
import { useActions } from '../../actions/actions.ts';
import { messageOf } from '../../actions/toast-actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { TouchKeyboard } from '../../ui/touch-keyboard.tsx';
import { DoneStep } from './done-step.tsx';
import { emptyForm, isComplete, steps, toInput, type Form, type Step } from './form.ts';
import { MenuStep } from './menu-step.tsx';
import { FinishStep, PasswordStep, VenueStep, type StepProps } from './plain-steps.tsx';
import { PrintersStep } from './printers-step.tsx';
import styles from './first-run.module.css';

const bodies: Readonly<Record<Step, (props: StepProps) => JSX.Element>> = {
  venue: VenueStep,
  password: PasswordStep,
  printers: PrintersStep,
  menu: MenuStep,
  finish: FinishStep,
};

/** From an empty data folder to the first sale, without a terminal. Nothing is kept before the last step. */
export const FirstRunScreen = () => {
  const language = useApp((state) => state.device.language ?? state.session.about?.language ?? 'en');
  const [form, setForm] = useState<Form>(() => emptyForm(language));
  const [answer, setAnswer] = useState<FirstRunAnswer | null>(null);
  return answer === null ? (
    <Wizard form={form} onChange={(part) => setForm((before) => ({ ...before, ...part }))} onDone={setAnswer} />
  ) : (
    <DoneStep answer={answer} screen={form.screen} />
  );
};

/** Whoever works with keys goes on where the new step begins. */
const focusFirst = (body: HTMLElement | null): void =>
  body?.querySelector<HTMLElement>('input, select, button')?.focus();

type WizardProps = StepProps & { onDone: (answer: FirstRunAnswer) => void };

const Wizard = ({ form, onChange, onDone }: WizardProps) => {
  const t = useT();
  const { firstRun } = useActions();
  const [at, setAt] = useState(0);
  const [keyboard, setKeyboard] = useState(false);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [sending, setSending] = useState(false);
  const step = steps[at] ?? 'venue';
  const Body = bodies[step];

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete(form, step)) return;
    if (step !== 'finish') return setAt(at + 1);
    setSending(true);
    setProblem(null);
    try {
      onDone(await firstRun.finish(toInput(form)));
    } catch (error) {
      setProblem(messageOf(error));
      setSending(false);
    }
  };

  return (
    <main className={styles['page']}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <p className={styles['step']}>{t('first.step', { step: at + 1, steps: steps.length })}</p>
        <h1>{t(`first.${step}`)}</h1>
        <p className={styles['soft']}>{t(`first.${step}Text`)}</p>
        <div key={step} ref={focusFirst} className={styles['body']}>
          <Body form={form} onChange={onChange} />
        </div>
        <p role="alert" className={styles['problem']}>
          {problem !== null && (
            <>
              <Shape name="triangle" /> {t(problem)}
            </>
          )}
        </p>
        <div className={styles['buttons']}>
          <Button size="big" disabled={at === 0 || sending} onClick={() => setAt(at - 1)}>
            {t('first.back')}
          </Button>
          <Button aria-pressed={keyboard} size="big" onClick={() => setKeyboard(!keyboard)}>
            {t('login.keyboard')}
          </Button>
          <Button kind="primary" size="big" type="submit" disabled={sending || !isComplete(form, step)}>
            {t(step === 'finish' ? 'first.setUp' : 'first.next')}
          </Button>
        </div>
        {keyboard && <TouchKeyboard />}
      </form>
    </main>
  );
};

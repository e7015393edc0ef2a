import { useIntl } from 'react-intl';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { callSeconds, holdSeconds, pageSeconds, type BoardOptions } from '../../store/board-options.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choice } from './choice.tsx';
import { StationChoice } from './station-choice.tsx';
import { VenueWords } from './venue-words.tsx';
import styles from './setup.module.css';

/** What this one board shows and how it calls; every change is seen behind it at once and kept on this machine. */
export const BoardSetup = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const { device, announcer } = useActions();
  const options = useApp((state) => state.device.board);
  const number = useApp((state) => state.device.boardNumber);
  const language = useIntl().locale === 'it' ? 'it' : 'en';
  const set = (part: Partial<BoardOptions>): void => device.set({ board: { ...options, ...part } });
  const seconds = (values: readonly number[]) =>
    values.map((value) => ({ value, label: t('link.age', { seconds: value }) }));
  const yesNo = [
    { value: 'yes', label: t('board.yes') },
    { value: 'no', label: t('board.no') },
  ] as const;
  const test = (): void => {
    const texts = options.voice ? [t('board.spoken', { number: 12 })] : [];
    void announcer.announce({ chime: true, texts, language });
  };
  return (
    <Dialog title={t('board.setup')} onClose={onClose} wide>
      <div className={styles['choices']}>
        <Choice
          label={t('board.mode')}
          value={options.mode}
          options={[
            { value: 'columns', label: t('board.modeColumns') },
            { value: 'ready', label: t('board.modeReady') },
          ]}
          onChange={(mode) => set({ mode })}
        />
        <Choice
          label={t('board.numbers')}
          value={number}
          options={[
            { value: 'ticket', label: t('board.showTicket') },
            { value: 'code', label: t('board.showCode') },
          ]}
          onChange={(boardNumber) => device.set({ boardNumber })}
        />
        <StationChoice />
        <Choice
          label={t('board.call')}
          value={options.call}
          options={[
            { value: 'full', label: t('board.callFull') },
            { value: 'list', label: t('board.callList') },
          ]}
          onChange={(call) => set({ call })}
        />
        <Choice
          label={t('board.callSeconds')}
          value={options.callSeconds}
          options={seconds(callSeconds)}
          onChange={(value) => set({ callSeconds: value })}
        />
        <Choice
          label={t('board.pageSeconds')}
          value={options.pageSeconds}
          options={seconds(pageSeconds)}
          onChange={(value) => set({ pageSeconds: value })}
        />
        <Choice
          label={t('board.holdSeconds')}
          hint={t('board.holdHint')}
          value={options.holdSeconds}
          options={seconds(holdSeconds)}
          onChange={(value) => set({ holdSeconds: value })}
        />
        <Choice
          label={t('board.chime')}
          value={options.chime ? 'yes' : 'no'}
          options={yesNo}
          onChange={(value) => set({ chime: value === 'yes' })}
        />
        <Choice
          label={t('board.voice')}
          hint={announcer.speaks(language) ? undefined : t('board.noVoice')}
          value={options.voice ? 'yes' : 'no'}
          options={yesNo}
          onChange={(value) => set({ voice: value === 'yes' })}
        />
        <Choice
          label={t('board.sound')}
          value={options.muted ? 'no' : 'yes'}
          options={[
            { value: 'yes', label: t('board.soundOn') },
            { value: 'no', label: t('board.soundOff') },
          ]}
          onChange={(value) => set({ muted: value === 'no' })}
        />
      </div>
      <VenueWords />
      <p className={styles['keys']}>{t('board.keys')}</p>
      <div className={styles['foot']}>
        <Button onClick={test}>{t('board.testSound')}</Button>
        <Button kind="primary" onClick={onClose} data-autofocus>
          {t('app.close')}
        </Button>
      </div>
    </Dialog>
  );
};

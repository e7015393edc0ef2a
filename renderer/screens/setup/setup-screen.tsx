import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { screenRoles, type ScreenRole } from '../../store/device.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Frame } from './frame.tsx';
import { RoleDrawing } from './role-drawing.tsx';
import styles from './setup.module.css';

/** The first thing a new window shows: what is this screen? */
export const SetupScreen = () => {
  const t = useT();
  const user = useApp((state) => state.session.user);
  const { session } = useActions();
  return (
    <Frame title={t('setup.title')}>
      <ul className={styles['tiles']}>
        {screenRoles.map((role) => (
          <RoleTile key={role} role={role} disabled={user === null} />
        ))}
      </ul>
      <BoardNumbers />
      <p className={styles['who']}>
        {user !== null && (
          <>
            <span>{t('setup.signedIn', { name: user.username })}</span>
            <Button kind="quiet" onClick={() => void session.logout()}>
              {t('setup.logout')}
            </Button>
          </>
        )}
      </p>
    </Frame>
  );
};

/** The one choice of a board that has nothing to press: which number its customers hold in their hands. */
const BoardNumbers = () => {
  const t = useT();
  const { device } = useActions();
  const value = useApp((state) => state.device.boardNumber);
  return (
    <div className={styles['who']}>
      <span>{t('board.numbers')}</span>
      <Segmented
        label={t('board.numbers')}
        value={value}
        options={[
          { value: 'ticket', label: t('board.showTicket') },
          { value: 'code', label: t('board.showCode') },
        ]}
        onChange={(boardNumber) => device.set({ boardNumber })}
      />
    </div>
  );
};

const RoleTile = ({ role, disabled }: { role: ScreenRole; disabled: boolean }) => {
  const t = useT();
  const { device } = useActions();
  return (
    <li>
      <button
        type="button"
        className={styles['tile']}
        disabled={disabled}
        aria-describedby={`role-${role}`}
        onClick={() => device.open(role)}
      >
        <RoleDrawing role={role} />
        <span className={styles['tileName']}>{t(`role.${role}`)}</span>
        <span id={`role-${role}`} className={styles['tileText']} aria-hidden="true">
          {t(`role.${role}Text`)}
        </span>
      </button>
    </li>
  );
};

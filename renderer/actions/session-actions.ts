import type { LoginAnswer, SessionAnswer } from '#contract/people.ts';
import type { About } from '#contract/service.ts';
import type { Session } from '../store/app-state.ts';
import { HubError } from '../sync/hub-client.ts';
import type { ActionPorts } from './ports.ts';

export type SessionActions = {
  /** Who is this window: a launch ticket from the station, a cookie, or nobody. Throws only when the hub is unreachable. */
  begin: (launchTicket: string | null) => Promise<void>;
  /** @throws HubError */
  login: (username: string, password: string) => Promise<void>;
  /** For this window only and until it is loaded again: the machine stays signed in as it was. @throws HubError */
  stepUp: (username: string, password: string) => Promise<void>;
  /** Whoever proved to be somebody has this window from now on; the machine stays signed in as it was, behind it. */
  takeWindow: (answer: LoginAnswer) => void;
  /** Of whoever this window is signed in as; every other session of that person ends. @throws HubError */
  changePassword: (oldPassword: string, password: string) => Promise<void>;
  /** Ends what this window is signed in as: a manager's step up, else the machine's own session. */
  logout: () => Promise<void>;
};

export const sessionActions = ({ store, hub, outbox }: ActionPorts): SessionActions => {
  const setSession = (part: Partial<Session>): void =>
    store.setState((state) => ({ session: { ...state.session, ...part } }));

  const welcome = ({ id, username, role }: SessionAnswer): void => {
    setSession({ phase: 'in', user: { id, username, role } });
    outbox.flush();
  };

  const readAbout = async (): Promise<void> => setSession({ about: (await hub.get<About>('/v1/about')).data });

  // A ticket is good once: a reload or an old link has the cookie, or the login form.
  const launched = async (ticket: string): Promise<boolean> => {
    try {
      welcome((await hub.send<LoginAnswer>('POST', '/auth/launch', { ticket })).data);
      return true;
    } catch (error) {
      if (error instanceof HubError && !error.retryable) return false;
      throw error;
    }
  };

  const takeWindow: SessionActions['takeWindow'] = ({ token, id, username, role }) => {
    const { user, behind } = store.getState().session;
    hub.actAs(token);
    setSession({ user: { id, username, role }, behind: behind ?? user });
  };

  return {
    takeWindow,
    begin: async (launchTicket) => {
      await readAbout();
      if (launchTicket !== null && (await launched(launchTicket))) return;
      try {
        welcome((await hub.get<SessionAnswer>('/auth/session')).data);
      } catch (error) {
        if (!(error instanceof HubError) || error.retryable) throw error;
        setSession({ phase: 'out', user: null });
      }
    },
    login: async (username, password) =>
      welcome((await hub.send<LoginAnswer>('POST', '/auth/login', { username, password })).data),
    stepUp: async (username, password) =>
      takeWindow((await hub.send<LoginAnswer>('POST', '/auth/login', { username, password, cookie: false })).data),
    changePassword: async (oldPassword, password) => {
      const alone = Boolean(store.getState().session.behind);
      const body = { oldPassword, password, cookie: !alone };
      const { data } = await hub.send<LoginAnswer>('POST', '/auth/password', body);
      if (alone) hub.actAs(data.token);
    },
    logout: async () => {
      // Logged out here even if the hub cannot hear it: the next person must not sell in this one's name.
      const { behind } = store.getState().session;
      await hub.send('POST', '/auth/logout', behind ? { cookie: false } : {}).catch(() => undefined);
      if (behind) {
        hub.actAs(null);
        return setSession({ user: behind, behind: null });
      }
      setSession({ phase: 'out', user: null });
    },
  };
};

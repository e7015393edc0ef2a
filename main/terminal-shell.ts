import type { Shell, ShellContext } from './shell-port.ts';
import { launchLinkText, welcomeText } from './welcome.ts';

export type TerminalShellDeps = {
  readonly write: (text: string) => void;
  /** Calls the listener whenever Enter is pressed, until the returned function is called; absent where nobody types. */
  readonly onEnter?: (listener: () => void) => () => void;
  readonly lanAddresses: (listening: string) => readonly string[];
  /** Opens a window beside the words on the terminal. */
  readonly window?: Shell;
};

/** Tells a person at a terminal where the screens are, and hands out launch links. */
export const createTerminalShell = ({ write, onEnter, lanAddresses, window }: TerminalShellDeps): Shell => {
  let stopListening: (() => void) | undefined;

  const offerLink = (context: ShellContext): void => {
    context.launchUrl().then(
      (url) => write(launchLinkText(url)),
      () => write('The hub does not answer just now; try again in a moment.\n'),
    );
  };

  return {
    ...(window?.open === undefined ? {} : { open: window.open }),
    start: async (context) => {
      write(
        welcomeText({
          address: context.hubUrl,
          lanAddresses: lanAddresses(context.listening),
          demo: context.demo,
          adminPassword: context.adminPassword,
          launchUrl: window === undefined ? await context.launchUrl() : undefined,
        }),
      );
      await window?.start(context);
      stopListening = onEnter?.(() => offerLink(context));
    },
    stop: async () => {
      stopListening?.();
      await window?.stop();
    },
  };
};

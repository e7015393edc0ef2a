/** Switches for Electron's own Chromium; they are no settings of the station and must not be refused as unknown flags. */
const chromiumSwitches = [
  '--no-sandbox',
  '--disable-gpu',
  '--ozone-platform',
  '--ozone-platform-hint',
  '--inspect',
  '--remote-debugging-port',
];

/** The station's flags out of an Electron command line. `packaged`: the program is ours, else the app's folder comes second. */
export const stationArguments = (argv: readonly string[], packaged: boolean): string[] =>
  argv.slice(packaged ? 1 : 2).filter((arg) => !chromiumSwitches.includes(arg.split('=')[0] ?? ''));

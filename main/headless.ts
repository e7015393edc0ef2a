import { runStation } from './run-station.ts';

// `npm run station`: the same station without a window; one JSON line on stdout when it is ready.
await runStation({
  argv: process.argv.slice(2),
  env: process.env,
  onReady: ({ url, hubPid, adminPassword }) => {
    // The password is here on the very first start only: nobody else could ever tell it again.
    const line = { ready: true, url, pid: process.pid, hubPid, adminPassword };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  },
  exit: (code) => process.exit(code),
});

import { findElectron } from './electron-binary.ts';
import { runPackage } from './package/run-package.ts';
import { run, runTool } from './support/run-tool.ts';

/** `npm run package`: installers of this system's kind in `release/`; `npm run package -- --dir`: the folder they would install. */
process.exitCode = await runPackage(process.argv.slice(2), {
  electron: findElectron(),
  build: () => run('npm', ['run', '--silent', 'build'], { show: 'inherit' }),
  builder: (args) => runTool('electron-builder', 'electron-builder', args, { show: 'inherit' }),
  say: (line) => void process.stderr.write(`${line}\n`),
});

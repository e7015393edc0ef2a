import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Native code and Electron itself cannot be put into a bundle; they are read from node_modules as they are.
const outside = ['electron', /^electron\//, 'better-sqlite3', /^@napi-rs\/canvas/];

/** All screens, as a page that the hub serves: no inline script or style, fonts as files, so that a strict CSP holds. */
const renderer: UserConfig = {
  root: at('./renderer'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: at('./dist/renderer'),
    emptyOutDir: true,
    target: 'chrome120',
    // An inlined font is a data: URL, which the CSP refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The phone page is a page of its own: a phone must not load the till.
      input: {
        index: at('./renderer/index.html'),
        track: at('./renderer/track.html'),
        'track-worker': at('./renderer/app/track-worker.ts'),
      },
      output: {
        // A service worker has one address for ever, at the place it looks after.
        entryFileNames: ({ name }) => (name === 'track-worker' ? 't/worker.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
};

type Program = {
  readonly out: string;
  readonly entries: Readonly<Record<string, string>>;
  readonly format: 'es' | 'cjs';
};

/** A program for Node or Electron: everything bundled but what is native, one file an entry. */
const program = ({ out, entries, format }: Program): UserConfig => ({
  build: {
    ssr: true,
    outDir: at(`./dist/${out}`),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      // An entry that is not written yet does not keep the others from being built.
      input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(at(path)))),
      external: outside,
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        // Beside the entry: a path made from import.meta.dirname is then the same in every chunk.
        chunkFileNames: '[name]-[hash].js',
        ...(format === 'cjs' ? { codeSplitting: false } : {}),
      },
    },
  },
  ssr: { noExternal: true, target: 'node' },
});

const areas: Readonly<Record<string, UserConfig>> = {
  renderer,
  backend: program({
    out: 'backend',
    entries: { cli: 'backend/cli.ts', 'picture-worker': 'backend/pictures/picture-worker.ts' },
    format: 'es',
  }),
  main: program({ out: 'main', entries: { index: 'main/index.ts', headless: 'main/headless.ts' }, format: 'es' }),
  // A sandboxed preload script can load no other file: one CommonJS file with everything in it.
  preload: program({ out: 'preload', entries: { index: 'preload/index.ts' }, format: 'cjs' }),
};

export default defineConfig(({ mode }) => {
  // Vite's own modes, without --mode: the development server of the screens, and tools that only read this file.
  const config = ['development', 'production'].includes(mode) ? renderer : areas[mode];
  if (config === undefined) throw new Error(`--mode is one of ${Object.keys(areas).join(', ')}, not ${mode}`);
  return {
    ...config,
    publicDir: config === renderer ? 'public' : false,
    define: { 'process.env.NODE_ENV': '"production"' },
  };
});

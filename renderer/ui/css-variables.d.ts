import 'react';

declare module 'react' {
  // React sets them through CSSOM, which a strict CSP allows.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}

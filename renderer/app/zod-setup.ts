import { z } from 'zod';

// zod probes `new Function` when a schema is made; our pages forbid it (CSP), and each probe would be a report in the console.
z.config({ jitless: true });

/** nginx with nchan as a server under test: one worker, memory store, its own publisher location. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinned } from './pinned.ts';
import { figuresOf } from './proc.ts';
import type { Server } from './servers.ts';

const NGINX = '/usr/sbin/nginx';
const MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so';

/** One line that says what is missing, or undefined. */
export function nchanMissing(): string | undefined {
  if (existsSync(NGINX) && existsSync(MODULE)) return undefined;
  return 'nginx with nchan is not installed (apt-get install nginx libnginx-mod-nchan): left out.';
}

export async function startNchan(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-nchan-'));
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), config(folder, port));
  const [command, ...args] = pinned(0, [NGINX, '-c', join(folder, 'nginx.conf'), '-p', folder]);
  const child = spawn(command as string, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    port,
    figures: async () => figuresOf(child.pid as number),
    stop: async () => {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function config(folder: string, port: number): string {
  return `
load_module ${MODULE};
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log crit;
events { worker_connections 19000; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  keepalive_requests 10000000;
  nchan_shared_memory_size 256M;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /ready { return 204; }
    location = /events {
      nchan_subscriber eventsource; nchan_channel_id bench; nchan_subscriber_first_message newest; nchan_eventsource_event confirmed-order;
    }
    location = /publish { nchan_publisher; nchan_channel_id bench; nchan_message_buffer_length 2000; nchan_message_timeout 5m; }
  }
}`;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ready`)).status === 204;
  } catch {
    return false;
  }
}

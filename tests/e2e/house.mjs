import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const top = join(dirname(fileURLToPath(import.meta.url)), '../..');
const programs = process.env.VANTHU_PROGRAMS ?? join(top, 'build/asan/bin');
const environment = {
  ...process.env,
  LSAN_OPTIONS: `suppressions=${join(top, 'deploy/dev/known_leaks.supp')}:print_suppressions=0`,
};
export const samplePassword = 'chi-de-dung-thu';

// The whole suite as a user starts it, on a data folder of its own and a port that the system chooses.
export class House {
  static async open() {
    const house = new House();
    house.folder = mkdtempSync(join(tmpdir(), 'vanthu-desk-'));
    await house.start();
    return house;
  }

  // On the port that it had before, once it had one: a restart keeps its address.
  async start() {
    const data = join(this.folder, 'data');
    const listen = this.url ? new URL(this.url).host : '127.0.0.1:0';
    const words = ['--config', join(top, 'deploy/config/standalone.yaml'), '--data', data, '--listen', listen];
    this.said = '';
    this.process = spawn(join(programs, 'vanthu-standalone'), words, { env: environment });
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (text) => { this.said += text; });
    const address = join(data, 'address');
    for (let waited = 0; !existsSync(address); waited += 50) {
      if (this.process.exitCode !== null || waited > 60_000) throw new Error(`vanthu-standalone did not start:\n${this.said}`);
      await pause(50);
    }
    this.url = readFileSync(address, 'utf8').trim();
  }

  // `vanthu try`: the sample people carry a file from draft to the last receipt.
  async issueSample(name = 'monthly.txt') {
    const words = ['try', join(top, 'deploy/sample/dispatches', name), '--server', this.url, '--sessions', join(this.folder, 'sessions')];
    const child = spawn(join(programs, 'vanthu'), [...words, '--pdf-folder', join(this.folder, 'issued')], { env: environment });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { said += text; });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`vanthu try ${name}:\n${said}`);
  }

  async stop(signal = 'SIGTERM') {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill(signal);
      await once(this.process, 'exit');
    }
    if (signal === 'SIGKILL') rmSync(join(this.folder, 'data/address'), { force: true });
  }

  async close() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

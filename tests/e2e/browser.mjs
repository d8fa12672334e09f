import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { samplePassword, top } from './house.mjs';

const desk = createRequire(join(top, 'gateway/web/package.json'));
const { chromium } = desk('playwright-core');
const axe = readFileSync(desk.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const pictures = process.env.VANTHU_PICTURES;

export const launch = () =>
  chromium.launch({
    executablePath: process.env.VANTHU_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });

// One person at one desk. What the browser complains of on the way is held against the story at its end.
export class Person {
  static async at(browser, house, { language = 'vi', width = 1366, height = 850 } = {}) {
    const person = new Person();
    person.house = house;
    person.context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN', reducedMotion: 'reduce' });
    await person.context.addInitScript((spoken) => localStorage.setItem('vanthu.language', spoken), language);
    person.complaints = [];
    person.page = await person.context.newPage();
    person.page.setDefaultTimeout(20_000);
    person.page.on('pageerror', (error) => person.complaints.push(String(error)));
    person.page.on('console', (message) => {
      if (message.type() === 'error') person.complaints.push(message.text());
    });
    return person;
  }

  go(path) {
    return this.page.goto(this.house.url + path);
  }

  async signIn(account, { path = '/' } = {}) {
    await this.go(path);
    await this.page.locator('input[name=account]').fill(account);
    await this.page.locator('input[name=password]').fill(samplePassword);
    await this.page.keyboard.press('Enter');
    await this.page.locator('nav').waitFor();
  }

  // A screen in one state: no rule of WCAG 2.2 AA is broken, nothing is wider than the window, and it has its picture where pictures are wanted.
  async judge(name) {
    await this.page.evaluate(axe);
    const found = await this.page.evaluate((tags) => window.axe.run({ runOnly: tags }), rules);
    const violations = found.violations.map((each) => `${each.id}: ${each.help}\n  ${each.nodes.map((node) => node.html).slice(0, 3).join('\n  ')}`);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
      await this.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: height < 8_000 });
    }
    assert.deepEqual(violations, [], `${name} is not accessible`);
    const overflow = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${name} is ${overflow} px wider than its window`);
  }

  // `expected`: what the story provoked, such as the browser's own line on a refused request.
  async leave(...expected) {
    await this.context.close();
    const left = this.complaints.filter((line) => !expected.some((each) => each.test(line)));
    assert.deepEqual(left, [], 'the browser complained');
  }
}

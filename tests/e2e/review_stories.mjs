import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, Person } from './browser.mjs';
import { House, top } from './house.mjs';

const endedLine = /Failed to load resource.*401/; // the browser's own line on who comes without a session
const conflictLine = /Failed to load resource.*409/;

let house;
let browser;
let drafter;
let reviewer;
let leader;

before(async () => {
  house = await House.open();
  browser = await launch();
  drafter = await Person.at(browser, house);
  reviewer = await Person.at(browser, house);
  leader = await Person.at(browser, house, { width: 390, height: 844 });
  await drafter.signIn('h99-stttt-drafter', { path: '/drafts' });
  await reviewer.signIn('h99-stttt-reviewer');
  await leader.signIn('h99-stttt-signer');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function draftFrom(file) {
  await drafter.go('/drafts/new');
  await drafter.page.getByLabel('Thả tệp vào đây').setInputFiles(join(top, 'deploy/sample/dispatches', file));
  await drafter.page.getByLabel('Trích yếu').waitFor();
  return new URL(drafter.page.url()).pathname;
}

// One step in review: the button, then the same word in the dialog.
async function step(person, name) {
  await person.page.getByRole('button', { name, exact: true }).click();
  await person.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await person.page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function pass(path) {
  await reviewer.go(path);
  await step(reviewer, 'Chuyển kiểm tra thể thức');
  await reviewer.page.getByText('Chờ kiểm tra thể thức').waitFor();
  await step(reviewer, 'Trình ký');
  await reviewer.page.getByText('Chờ duyệt').waitFor();
}

let path; // of the draft that the first stories are about

test('the reviewer says what is wrong at its place and returns the draft; the drafter sees why', async () => {
  path = await draftFrom('single.txt');
  await step(drafter, 'Trình kiểm tra');
  await drafter.page.getByText('Muốn sửa thì lấy lại').waitFor();
  assert.equal(await drafter.page.getByLabel('Trích yếu', { exact: true }).count(), 0);
  await reviewer.go('/');
  await reviewer.page.getByRole('heading', { name: 'Chờ kiểm tra' }).waitFor();
  await reviewer.judge('start-reviewer');
  await reviewer.page.locator('.tasks a').first().click();
  await reviewer.page.getByRole('button', { name: 'Góp ý: Trích yếu' }).click();
  await reviewer.page.getByLabel('Góp ý: Trích yếu').fill('Nêu rõ báo cáo của tháng nào.');
  await reviewer.judge('review');
  await reviewer.page.getByRole('button', { name: 'Gửi góp ý' }).click();
  await reviewer.page.getByRole('listitem').getByText('Nêu rõ báo cáo của tháng nào.', { exact: true }).waitFor();
  await reviewer.page.getByRole('button', { name: 'Trả lại' }).click();
  await reviewer.page.getByLabel('Lý do trả lại').fill('Xem góp ý ở trích yếu.');
  await reviewer.judge('return');
  await reviewer.page.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
  await reviewer.page.getByText('Bị trả lại').waitFor();
  await drafter.go('/');
  await drafter.page.getByRole('heading', { name: 'Bị trả lại, cần sửa' }).waitFor();
  await drafter.page.locator('.tasks a').first().click();
  await drafter.page.getByRole('status').getByText('Xem góp ý ở trích yếu.').waitFor();
  await drafter.judge('returned');
});

test('what the drafter mended is seen at once by who returned it, and goes on', async () => {
  await drafter.page.getByLabel('Trích yếu').fill('đã nêu rõ tháng');
  await drafter.page.getByText(/Đã lưu lúc/).waitFor();
  await drafter.page.getByRole('button', { name: /^Đã xong/ }).click();
  await drafter.page.getByText('Đã xong · h99-stttt-drafter').waitFor();
  await step(drafter, 'Trình kiểm tra');
  await reviewer.go(path);
  await reviewer.page.getByText(/chỗ đã đổi so với bản trước đó/).waitFor();
  await reviewer.page.locator('.place.changed ins').first().waitFor();
  assert.match((await reviewer.page.locator('.place.changed ins').allTextContents()).join(''), /nêu rõ/);
  await reviewer.judge('review-compared');
  await reviewer.page.getByLabel('So với bản').selectOption({ label: 'Không so sánh' });
  assert.equal(await reviewer.page.locator('ins').count(), 0);
  await pass(path);
});

test('the leader approves on a phone what both reviewers passed on', async () => {
  await leader.go('/');
  await leader.page.getByRole('heading', { name: 'Chờ duyệt' }).waitFor();
  await leader.judge('start-leader-phone');
  await leader.page.locator('.tasks a').first().click();
  await leader.page.getByRole('button', { name: 'Xem trang in' }).click();
  await leader.page.getByRole('img', { name: /^Trang 1 trong/ }).waitFor();
  await leader.judge('review-phone');
  await leader.page.getByRole('button', { name: 'Duyệt bản này' }).click();
  await leader.page.getByRole('dialog').getByRole('button', { name: 'Duyệt bản này' }).click();
  await leader.page.getByText('Đã duyệt, chờ phát hành').waitFor();
});

test('the clerk issues what was approved, and it is nobody\'s to do any more', async () => {
  const clerk = await Person.at(browser, house);
  await clerk.signIn('h99-stttt-clerk');
  await clerk.page.getByRole('heading', { name: 'Đã duyệt, chờ phát hành' }).waitFor();
  await clerk.page.locator('.tasks a').first().click();
  await clerk.page.getByText('Nêu rõ báo cáo của tháng nào.').waitFor();
  await clerk.page.getByRole('button', { name: 'Phát hành' }).click();
  await clerk.page.getByRole('dialog').getByRole('button', { name: 'Phát hành' }).click();
  await clerk.page.getByText('Đã phát hành văn bản số 01/STTTT-VP.').waitFor();
  await clerk.go(path);
  await clerk.page.getByRole('link', { name: 'Xem việc phát hành' }).waitFor();
  assert.equal(await clerk.page.getByRole('button', { name: /^Góp ý/ }).count(), 0);
  await leader.go('/');
  await leader.page.getByText('Không có việc nào đang chờ.').waitFor();
  await clerk.leave(endedLine);
});

test('two reviewers at once make one step, and the slower one is told', async () => {
  const other = await Person.at(browser, house, { language: 'en' });
  const draft = await draftFrom('plan.txt');
  await step(drafter, 'Trình kiểm tra');
  await other.signIn('h99-stttt-reviewer', { path: draft });
  await other.page.getByRole('button', { name: 'Pass to the format checker' }).waitFor();
  await other.judge('review-en');
  await reviewer.go(draft);
  await step(reviewer, 'Chuyển kiểm tra thể thức');
  await other.page.getByRole('button', { name: 'Pass to the format checker' }).click();
  await other.page.getByRole('dialog').getByRole('button', { name: 'Pass to the format checker' }).click();
  await other.page.getByRole('alert').getByText(/moved on by somebody else/).waitFor();
  await other.judge('review-moved-en');
  await other.page.getByRole('button', { name: 'Look at the draft again' }).click();
  await other.page.getByRole('button', { name: 'Pass to the signing authority' }).waitFor();
  await other.leave(endedLine, conflictLine);
});

test('the drafter takes a draft back and changes it; by keyboard alone it is submitted again', async () => {
  const { page } = drafter;
  await draftFrom('report.txt');
  await step(drafter, 'Trình kiểm tra');
  await step(drafter, 'Lấy lại');
  await page.getByLabel('Trích yếu').fill('lấy lại để sửa');
  await page.getByRole('button', { name: 'Trình kiểm tra' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  while ((await page.evaluate(() => document.activeElement?.textContent)) !== 'Trình kiểm tra') await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Chờ lãnh đạo đơn vị').waitFor();
  await page.getByRole('heading', { name: 'lấy lại để sửa' }).waitFor();
});

test('nobody was complained to', async () => {
  await drafter.leave(endedLine);
  await reviewer.leave(endedLine);
  await leader.leave(endedLine);
});

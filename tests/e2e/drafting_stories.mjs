import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, Person } from './browser.mjs';
import { House, top } from './house.mjs';

const sample = (name) => join(top, 'deploy/sample/dispatches', name);
const endedLine = /Failed to load resource.*401/; // the browser's own line on who comes without a session
const conflictLine = /Failed to load resource.*409/;
const lostLine = /Failed to load resource.*(ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|ERR_INCOMPLETE_CHUNKED_ENCODING)/;

let house;
let browser;
let drafter;
let signer;
let clerk;

before(async () => {
  house = await House.open();
  browser = await launch();
  drafter = await Person.at(browser, house);
  signer = await Person.at(browser, house);
  clerk = await Person.at(browser, house);
  await drafter.signIn('h99-stttt-drafter', { path: '/drafts' });
  await signer.signIn('h99-stttt-signer', { path: '/drafts' });
  await clerk.signIn('h99-stttt-clerk', { path: '/drafts' });
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const saved = (person) => person.page.getByText(/^Đã lưu/).waitFor();

async function draftFrom(file) {
  await drafter.go('/drafts/new');
  await drafter.page.getByLabel('Thả tệp vào đây').setInputFiles(sample(file));
  await drafter.page.getByLabel('Trích yếu').waitFor();
  return new URL(drafter.page.url()).pathname;
}

async function approve(path) {
  await signer.go(path);
  await signer.page.getByRole('button', { name: 'Duyệt bản này' }).click();
  await signer.judge('approve');
  await signer.page.getByRole('dialog').getByRole('button', { name: 'Duyệt bản này' }).click();
  await signer.page.getByText('Đã duyệt, chờ phát hành').waitFor();
}

async function issue(path) {
  await clerk.go(path);
  await clerk.page.getByRole('button', { name: 'Phát hành' }).click();
  await clerk.judge('issue');
  await clerk.page.getByRole('dialog').getByRole('button', { name: 'Phát hành' }).dblclick();
  await clerk.page.getByText(/Đã phát hành văn bản số/).waitFor();
}

test('a dropped file becomes a form, and what is typed there is saved', async () => {
  await drafter.page.getByText('Chưa có dự thảo nào.').waitFor();
  await drafter.judge('drafts-empty');
  await drafter.page.getByRole('link', { name: 'Soạn văn bản mới' }).click();
  await drafter.page.getByRole('heading', { name: 'Soạn văn bản mới' }).waitFor();
  await drafter.judge('new-draft');
  await draftFrom('monthly.txt');
  const page = drafter.page;
  assert.equal(await page.getByLabel('Ký hiệu').inputValue(), 'STTTT-TTBCXB');
  assert.equal(await page.getByLabel('Họ và tên người ký').inputValue(), 'Lương Thị Hải Yến');
  await page.getByText('100 nơi nhận, theo danh bạ hôm nay').waitFor();
  await page.getByText('Chưa có số: số được cấp theo sổ khi phát hành.').waitFor();
  await drafter.judge('draft');
  await page.getByRole('button', { name: 'Xem trang in' }).click();
  await page.getByRole('img', { name: 'Trang 1 trong 2' }).waitFor();
  const isDrawn = (canvas) => new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer).some((pixel) => (pixel & 0xffffff) === 0);
  for (let drawn = false; !drawn; drawn = await page.getByRole('img', { name: 'Trang 1 trong 2' }).evaluate(isDrawn));
  await drafter.judge('draft-preview');
  await page.getByLabel('Trích yếu').fill('tuyên truyền an toàn thông tin mạng tháng 11/2026');
  await page.getByText(/Đã lưu lúc/).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'tuyên truyền an toàn thông tin mạng tháng 11/2026' }).waitFor();
  assert.equal((await page.getByLabel('Nội dung', { exact: true }).inputValue()).split('\n').length, 9);
});

test('pasted text is read like a file, and its findings lead to their fields', async () => {
  await drafter.go('/drafts/new');
  const page = drafter.page;
  await page.getByLabel('Nội dung văn bản').fill(readFileSync(sample('as-typed.txt'), 'utf8'));
  await page.getByRole('button', { name: 'Đọc nội dung đã dán' }).click();
  await page.getByRole('heading', { name: 'Kiểm tra thể thức' }).waitFor();
  const first = page.getByRole('button', { name: /^Đến chỗ này/ }).first();
  await first.click();
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute('name') ?? ''), /^[a-zA-Z]+$/);
  await drafter.judge('draft-findings');
});

test('a dispatch goes from a file to every recipient, each doing their part once', async () => {
  const path = await draftFrom('single.txt');
  await approve(path);
  await issue(path);
  await clerk.judge('issued');
  await clerk.page.goBack();
  await clerk.page.goForward();
  await clerk.page.getByText('Đã phát hành văn bản số 01/STTTT-VP.').waitFor();
  await clerk.page.getByRole('link', { name: 'Theo dõi gửi nhận' }).last().click();
  await clerk.page.getByText('Đã đến').first().waitFor();
  await drafter.go(path);
  await drafter.page.getByText('nên không sửa được nữa').waitFor();
  assert.equal(await drafter.page.getByLabel('Trích yếu').count(), 0);
});

test("one recipient's folder is gone: the board says so, and the copy arrives once it is back", async () => {
  const folder = join(house.folder, 'data/endpoints/h99-snv');
  renameSync(folder, `${folder}-away`);
  const path = await draftFrom('single.txt');
  await approve(path);
  await issue(path);
  await clerk.page.getByRole('link', { name: 'Theo dõi gửi nhận' }).last().click();
  const line = clerk.page.getByRole('row', { name: /^Sở Nội vụ/ });
  await line.getByText(/không sẵn sàng/).waitFor();
  await clerk.page.getByRole('row', { name: /^Sở Tài chính.*Đã đến/ }).waitFor();
  await clerk.judge('dispatch-waiting');
  await line.getByRole('button', { name: /^Gửi lại/ }).click();
  await clerk.page.getByRole('dialog').getByText(/gửi lại đúng bản ghi ấy/).waitFor();
  await clerk.judge('resend');
  renameSync(`${folder}-away`, folder);
  await clerk.page.getByRole('button', { name: 'Gửi lại cho nơi này' }).click();
  await clerk.page.getByText('Đã đưa vào hộp gửi: Sở Nội vụ').waitFor();
  await line.getByText('Đã đến').waitFor({ timeout: 60_000 });
});

test('the house is killed while it issues: the same issuance goes on, once', async () => {
  const path = await draftFrom('monthly.txt');
  await approve(path);
  await clerk.go(path);
  await clerk.page.getByRole('button', { name: 'Phát hành' }).click();
  await clerk.page.getByRole('dialog').getByRole('button', { name: 'Phát hành' }).click();
  await house.stop('SIGKILL');
  await house.start();
  await clerk.page.getByText('Đã phát hành văn bản số 03/STTTT-TTBCXB.').waitFor({ timeout: 60_000 });
  await clerk.go('/registers');
  await clerk.page.getByRole('row', { name: /^03/ }).waitFor();
  await clerk.page.getByRole('row', { name: /^01/ }).waitFor();
  assert.equal(await clerk.page.getByRole('row').count(), 4);
});

test('two people on one draft: nothing is overwritten, and the second one chooses', async () => {
  const path = await draftFrom('plan.txt');
  const other = await Person.at(browser, house);
  await other.signIn('h99-stttt-drafter', { path });
  await other.page.getByLabel('Trích yếu').fill('của người kia');
  await other.page.getByText(/Đã lưu lúc/).waitFor();
  await drafter.page.getByLabel('Trích yếu').fill('của tôi');
  await drafter.page.getByRole('alert').getByText('Người khác đã sửa dự thảo này.').waitFor();
  await drafter.judge('draft-conflict');
  await drafter.page.getByRole('button', { name: 'Lưu bản của tôi thành bản mới nhất' }).click();
  await drafter.page.getByText(/Đã lưu lúc/).waitFor();
  await other.page.getByLabel('Trích yếu').fill('của người kia lần nữa');
  await other.page.getByRole('button', { name: 'Xem bản của họ' }).click();
  await other.page.getByRole('heading', { name: 'của tôi' }).waitFor();
  assert.equal(await other.page.getByLabel('Trích yếu').inputValue(), 'của tôi');
  await other.leave(endedLine, conflictLine);
});

test('without a network what is typed is kept, and saved when it is back', async () => {
  await draftFrom('report.txt');
  await drafter.context.setOffline(true);
  await drafter.page.getByLabel('Trích yếu').fill('gõ lúc mất mạng');
  await drafter.page.getByText(/^Chưa lưu được: mất liên lạc/).waitFor();
  await drafter.judge('draft-offline');
  await drafter.context.setOffline(false);
  await drafter.page.getByText(/Đã lưu lúc/).waitFor();
});

test('a session that ends in the middle of a draft is renewed over it', async () => {
  await draftFrom('announcement.txt');
  await drafter.context.clearCookies();
  await drafter.page.getByLabel('Trích yếu').fill('gõ khi hết phiên');
  await drafter.page.getByRole('dialog', { name: 'Phiên làm việc đã hết' }).waitFor();
  await drafter.judge('session-ended');
  await drafter.page.getByLabel('Mật khẩu').fill('chi-de-dung-thu');
  await drafter.page.keyboard.press('Enter');
  await drafter.page.getByRole('dialog').waitFor({ state: 'detached' });
  await drafter.page.getByText(/Đã lưu lúc/).waitFor();
  assert.equal(await drafter.page.getByLabel('Trích yếu').inputValue(), 'gõ khi hết phiên');
});

test('nobody was complained to', async () => {
  await drafter.leave(endedLine, conflictLine, lostLine);
  await signer.leave(endedLine);
  await clerk.leave(endedLine, lostLine);
});

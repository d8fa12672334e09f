import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, Person } from './browser.mjs';
import { House } from './house.mjs';

const endedLine = /Failed to load resource.*(401|403|404)/;

let house;
let browser;

before(async () => {
  house = await House.open();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await house?.close();
});

test('an empty office is told how to begin, and a busy one what waits', async () => {
  const drafter = await Person.at(browser, house);
  await drafter.signIn('h99-stttt-drafter');
  await drafter.page.getByRole('heading', { name: 'Bắt đầu' }).waitFor();
  await drafter.judge('start-empty');
  await drafter.page.getByRole('link', { name: 'Soạn văn bản mới' }).click();
  await drafter.page.getByLabel('Nội dung văn bản').fill('Số: /STTTT-VP\nV/v thử\nKính gửi: Sở Nội vụ.\nNội dung./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.');
  await drafter.page.getByRole('button', { name: 'Đọc nội dung đã dán' }).click();
  await drafter.page.getByRole('heading', { name: 'thử' }).waitFor();
  await drafter.page.getByRole('link', { name: 'Hôm nay' }).click();
  await drafter.page.getByRole('heading', { name: 'Dự thảo cần hoàn thiện' }).waitFor();
  await drafter.judge('start');
  await drafter.leave(endedLine);
});

test('the register of the year has a line for each number, and becomes a spreadsheet', async () => {
  await house.issueSample();
  const clerk = await Person.at(browser, house);
  await clerk.signIn('h99-stttt-clerk', { path: '/registers' });
  const line = clerk.page.getByRole('row', { name: /01\/STTTT-TTBCXB.*Lương Thị Hải Yến.*100 \(điện tử\)/ });
  await line.waitFor();
  await clerk.judge('register');
  const [file] = await Promise.all([clerk.page.waitForEvent('download'), clerk.page.getByRole('button', { name: 'Xuất CSV' }).click()]);
  const rows = readFileSync(await file.path(), 'utf8').trim().split('\r\n');
  assert.equal(rows.length, 2);
  assert.match(rows[1], /^01\/STTTT-TTBCXB,/);
  await clerk.page.getByLabel('Tìm trong sổ').fill('khong co so nay');
  await clerk.page.getByText('Không có dòng nào khớp với bộ lọc.').waitFor();
  await clerk.leave(endedLine);
});

test('an agency is found without marks, with what it was and is', async () => {
  const clerk = await Person.at(browser, house);
  await clerk.signIn('h99-stttt-clerk', { path: '/directory' });
  await clerk.page.getByLabel('Tìm cơ quan').fill('so giao thong');
  await clerk.page.getByRole('row', { name: /Sở Giao thông vận tải.*đã kết thúc.*đến 28\/02\/2025/ }).waitFor();
  await clerk.judge('directory');
  await clerk.leave(endedLine);
});

test('the administrator locks an account and finds it in the audit', async () => {
  const admin = await Person.at(browser, house);
  await admin.signIn('h99-stttt-admin', { path: '/accounts' });
  await admin.page.getByRole('button', { name: 'Khóa: h99-stttt-reviewer' }).click();
  await admin.page.getByLabel('Lý do').fill('nghỉ hưu');
  await admin.judge('lock-account');
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Khóa' }).click();
  await admin.page.getByRole('row', { name: /h99-stttt-reviewer.*Đã khóa/ }).waitFor();
  await admin.judge('accounts');
  await admin.page.getByRole('link', { name: 'Nhật ký' }).click();
  await admin.page.getByRole('button', { name: 'Danh bạ, tài khoản' }).click();
  await admin.page.getByRole('row', { name: /Khóa tài khoản.*h99-stttt-reviewer.*nghỉ hưu/ }).waitFor();
  await admin.judge('audit');
  await admin.leave(endedLine);
});

test('the leader reads on a phone, in English too', async () => {
  const leader = await Person.at(browser, house, { width: 390, height: 844, language: 'en' });
  await leader.signIn('h99-stttt-signer', { path: '/board' });
  await leader.page.getByRole('link', { name: '01/STTTT-TTBCXB' }).click();
  await leader.page.getByText('100 of 100 recipients have confirmed').waitFor();
  await leader.judge('dispatch-phone-en');
  await leader.go('/');
  await leader.page.getByText('Nothing waits.').waitFor();
  await leader.judge('start-phone-en');
  await leader.go('/drafts');
  await leader.page.getByRole('link', { name: 'thử' }).click();
  await leader.page.getByRole('button', { name: 'Approve this revision' }).waitFor();
  await leader.judge('draft-phone-en');
  await leader.leave(endedLine);
});

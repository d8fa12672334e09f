import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, Person } from './browser.mjs';
import { House } from './house.mjs';

let house;
let browser;
const refused = /Failed to load resource.*(401|403)/;

before(async () => {
  house = await House.open();
  await house.issueSample();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await house?.close();
});

test('whoever mistypes the password is told so, and signs in', async () => {
  const person = await Person.at(browser, house);
  await person.go('/board');
  await person.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  await person.judge('sign-in');
  await person.page.getByLabel('Tài khoản').fill('h99-stttt-clerk');
  await person.page.getByLabel('Mật khẩu').fill('sai-mat-khau-roi');
  await person.page.keyboard.press('Enter');
  await person.page.getByRole('alert').waitFor();
  await person.judge('sign-in-refused');
  await person.page.getByLabel('Mật khẩu').fill('chi-de-dung-thu');
  await person.page.keyboard.press('Enter');
  await person.page.getByRole('heading', { name: 'Theo dõi gửi nhận' }).waitFor();
  await person.leave(refused);
});

test("the clerk sees where each recipient's copy of the sample dispatch is", async () => {
  const clerk = await Person.at(browser, house);
  await clerk.signIn('h99-stttt-clerk', { path: '/board' });
  const line = clerk.page.getByRole('row', { name: /01\/STTTT-TTBCXB/ });
  await line.getByText('Mọi nơi đã nhận').waitFor();
  await clerk.judge('board');
  await line.getByRole('link').click();
  await clerk.page.getByRole('heading', { name: '01/STTTT-TTBCXB' }).waitFor();
  await clerk.page.getByText('100/100 nơi nhận đã xác nhận').waitFor();
  await clerk.page.getByText('100 trong 100').waitFor();
  assert.equal(await clerk.page.getByRole('row').count(), 101);
  await clerk.judge('dispatch');
  await clerk.page.getByLabel('Lọc nơi nhận').fill('muong nhan');
  await clerk.page.getByText('1 trong 100').waitFor();
  await clerk.page.getByRole('row', { name: /Ủy ban nhân dân xã Mường Nhạn.*Đã đến/ }).waitFor();
  await clerk.page.getByRole('button', { name: 'Cần xử lý' }).click();
  await clerk.page.getByText('Không có dòng nào khớp với bộ lọc.').waitFor();
  await clerk.leave(refused);
});

test('the keyboard alone goes from the sign-in to a dispatch, and shows where it is', async () => {
  const clerk = await Person.at(browser, house);
  const { page } = clerk;
  const focused = () => page.evaluate(() => ({ text: document.activeElement?.textContent ?? '', outline: getComputedStyle(document.activeElement).outlineStyle }));
  await clerk.go('/board');
  await page.getByLabel('Tài khoản').waitFor();
  await page.keyboard.type('h99-stttt-clerk');
  await page.keyboard.press('Tab');
  await page.keyboard.type('chi-de-dung-thu');
  await page.keyboard.press('Enter');
  const line = page.getByRole('link', { name: '01/STTTT-TTBCXB' });
  await line.waitFor();
  await page.reload();
  await line.waitFor();
  await page.keyboard.press('Tab');
  assert.equal((await focused()).text, 'Đến phần nội dung');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const link = await focused();
  assert.equal(link.text, '01/STTTT-TTBCXB');
  assert.equal(link.outline, 'solid');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '01/STTTT-TTBCXB' }).waitFor();
  await clerk.leave(refused);
});

// Ten thousand recipients are more than the sample province has: the answers are made, the screen is the real one.
test('of ten thousand recipients only those in view are drawn, and the last one is a key away', async () => {
  const clerk = await Person.at(browser, house);
  const dispatch = { name: 'agencies/h99-stttt/dispatches/many', number: '7', notation: 'STTTT', deliveryCount: '10000', receiptedCount: '10000' };
  await clerk.page.route('**/dispatches/many', (route) => (route.request().resourceType() === 'fetch' ? route.fulfill({ json: dispatch }) : route.continue()));
  await clerk.page.route('**/dispatches/many/deliveries?*', (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('pageToken') || 0);
    const deliveries = Array.from({ length: 1000 }, (_, at) => ({
      name: `${dispatch.name}/deliveries/${from + at}`,
      displayName: `Nơi nhận ${from + at + 1}`,
      state: 'DELIVERY_STATE_RECEIPTED',
      status: 1,
    }));
    return route.fulfill({ json: { deliveries, nextPageToken: from + 1000 < 10_000 ? String(from + 1000) : '' } });
  });
  await clerk.signIn('h99-stttt-clerk', { path: '/dispatches/many' });
  await clerk.page.getByText('10.000 trong 10.000').waitFor();
  await clerk.page.getByRole('rowheader', { name: 'Nơi nhận 1', exact: true }).waitFor();
  assert.ok((await clerk.page.getByRole('row').count()) < 100);
  assert.equal(await clerk.page.getByRole('table').getAttribute('aria-rowcount'), '10001');
  await clerk.page.keyboard.press('End');
  await clerk.page.getByRole('rowheader', { name: 'Nơi nhận 10000' }).waitFor();
  assert.ok((await clerk.page.getByRole('row').count()) < 100);
  await clerk.judge('dispatch-many');
  await clerk.page.getByLabel('Lọc nơi nhận').fill('noi nhan 9999');
  await clerk.page.getByText('1 trong 10.000').waitFor();
  await clerk.leave(refused);
});

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
  assert.equal(await clerk.page.getByRole('row').count(), 101);
  await clerk.judge('dispatch');
  await clerk.page.getByLabel('Lọc nơi nhận').fill('muong nhan');
  await clerk.page.getByText('1 trong 100').waitFor();
  await clerk.page.getByRole('row', { name: /Ủy ban nhân dân xã Mường Nhạn.*Đã đến/ }).waitFor();
  await clerk.page.getByRole('button', { name: 'Cần xử lý' }).click();
  await clerk.page.getByText('Không có dòng nào khớp với bộ lọc.').waitFor();
  await clerk.leave(refused);
});

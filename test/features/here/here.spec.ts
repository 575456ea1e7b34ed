import { phone, test } from '../../e2e/driver/test.ts';
import { at, known, MIDDLE } from '../../e2e/driver/world.ts';

test.describe('what is here', () => {
  test('is told by the other mouse button, and a reader is added there', async ({ given, when, get, then, stage }) => {
    await given.mapper();
    await when.looksAt(MIDDLE, 17);
    const place = at(0, 40);
    const { x, y } = await get.point(place);
    await stage.page.mouse.click(x, y, { button: 'right' });
    const menu = get.page.getByRole('dialog', { name: 'What is here' });
    await then.contains(menu, /readers? mapped within/);
    await then.isAccessibleInLightAndDark();
    await when.clicks('Add a reader here', menu);
    await then.sees(get.button('Place here'));
    const cross = get.page.locator('.map-crosshair');
    await then.eventually(async () => {
      const [point, box] = [await get.point(place), await cross.boundingBox()];
      if (box === null) return false;
      return Math.hypot(point.x - box.x - box.width / 2, point.y - box.y - box.height / 2) < 3;
    });
  });

  test('is told by the menu key, gives the focus back and goes to the nearest reader', async ({ when, get, then }) => {
    await when.looksAt(known, 17);
    await get.map.focus();
    await when.presses('Shift+F10');
    const menu = get.page.getByRole('dialog', { name: 'What is here' });
    await then.contains(menu, 'Flock Safety');
    await when.presses('Escape');
    await then.doesNotSee(menu);
    await then.hasFocus(get.map);
    await when.presses('Shift+F10');
    await menu.getByRole('button', { name: /Flock Safety/ }).click();
    await then.cameraPanelSays('Flock Safety');
  });
});

test.describe('what is here, on a phone', () => {
  test.use(phone);
  test('is told where a finger rests', async ({ when, get, then, stage }) => {
    await when.looksAt(MIDDLE, 17);
    const { x, y } = await get.point(at(0, 40));
    const touch = await stage.context.newCDPSession(stage.page);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await then.sees(get.page.getByRole('dialog', { name: 'What is here' }));
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await then.doesNotScrollSideways();
    await then.sees(get.page.getByRole('dialog', { name: 'What is here' }));
  });
});

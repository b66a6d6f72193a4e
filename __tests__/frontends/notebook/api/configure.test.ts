import {afterEach, describe, expect, it} from '@jest/globals';
import {configure, figureSettings} from '../../../../src/frontends/notebook/api/configure.ts';

afterEach(() => {
  configure();
});

describe('configure(options)', () => {
  it('changes what is named, and all is as at first without an argument', () => {
    expect(configure({plotly: 'off'})).toMatchObject({plotly: 'off', width: null, png: true});
    expect(configure({width: 500})).toMatchObject({plotly: 'off', width: 500});
    expect(figureSettings()).toMatchObject({plotly: 'off', width: 500});
    expect(configure()).toEqual({plotly: 'cdn', width: null, height: null, font: null, png: true});
  });

  it.each([
    [{plotyl: 'off'}, 'plotyl', 'Did you mean plotly?'],
    [{plotly: 'yes'}, 'plotly', 'cdn, embed or off'],
    [{png: 1}, 'png', 'true or false'],
    [{width: 20}, 'width', '100 to 4000'],
    [{width: NaN}, 'width', '100 to 4000'],
    [{font: `x';fill:url(//e)`}, 'font', 'name of one font'],
    [{font: ''}, 'font', 'name of one font'],
    [[], '[Array]', "configure({plotly: 'off'})"],
    [new Map([['plotly', 'off']]), '[Map]', "configure({plotly: 'off'})"],
    ['off', "'off'", "configure({plotly: 'off'})"],
    [{zzz: 1}, 'zzz', 'It knows plotly'],
  ])('%j is an error that names %s', (options, name, hint) => {
    const before = figureSettings();
    let thrown: unknown;
    try {
      configure(options as never);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      code: 'usage',
      message: expect.stringContaining(name),
      hint: expect.stringContaining(hint),
    });
    expect(figureSettings()).toBe(before);
  });
});

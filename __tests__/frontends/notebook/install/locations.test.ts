import {describe, expect, it} from '@jest/globals';
import {dataFolder, dataFolders} from '../../../../src/frontends/notebook/install/locations.ts';

const linux = (env = {}) => ({env, platform: 'linux', home: '/home/me'}) as const;
const mac = (env = {}) => ({env, platform: 'darwin', home: '/Users/me'}) as const;
const windows = (env = {}) => ({env, platform: 'win32', home: 'C:\\Users\\me'}) as const;
const NATIVE = {JUPYTER_PLATFORM_DIRS: '1'};

describe('dataFolder(where, surroundings)', () => {
  it.each([
    [linux(), '/home/me/.local/share/jupyter'],
    [linux({XDG_DATA_HOME: '/data'}), '/data/jupyter'],
    [linux({XDG_DATA_HOME: ''}), '/home/me/.local/share/jupyter'],
    [linux({JUPYTER_DATA_DIR: '/mine', XDG_DATA_HOME: '/data'}), '/mine'],
    [linux(NATIVE), '/home/me/.local/share/jupyter'],
    [mac(), '/Users/me/Library/Jupyter'],
    [mac(NATIVE), '/Users/me/Library/Application Support/Jupyter'],
    [mac({JUPYTER_PLATFORM_DIRS: '0'}), '/Users/me/Library/Jupyter'],
    [mac({JUPYTER_DATA_DIR: '/mine', ...NATIVE}), '/mine'],
    [windows({APPDATA: 'C:\\Users\\me\\AppData\\Roaming'}), 'C:\\Users\\me\\AppData\\Roaming\\jupyter'],
    [windows(), 'C:\\Users\\me\\AppData\\Roaming\\jupyter'],
    [windows({LOCALAPPDATA: 'D:\\Local', ...NATIVE}), 'D:\\Local\\Jupyter'],
    [windows({JUPYTER_DATA_DIR: 'E:\\j'}), 'E:\\j'],
  ])('of the user: %j is %s', (surroundings, folder) => expect(dataFolder({kind: 'user'}, surroundings)).toBe(folder));
  it.each([
    [linux({VIRTUAL_ENV: '/venv', CONDA_PREFIX: '/conda'}), '/venv/share/jupyter'],
    [linux({CONDA_PREFIX: '/conda'}), '/conda/share/jupyter'],
    [windows({CONDA_PREFIX: 'C:\\conda'}), 'C:\\conda\\share\\jupyter'],
  ])('of the active environment: %j is %s', (surroundings, folder) =>
    expect(dataFolder({kind: 'sys-prefix'}, surroundings)).toBe(folder),
  );
  it('of an environment that is not active is an error', () =>
    expect(() => dataFolder({kind: 'sys-prefix'}, linux())).toThrow('no environment'));
  it('of a prefix is within it, whatever else is told', () =>
    expect(dataFolder({kind: 'prefix', folder: '/opt/x'}, linux({JUPYTER_DATA_DIR: '/mine'}))).toBe(
      '/opt/x/share/jupyter',
    ));
});

describe('dataFolders(surroundings)', () => {
  it('are those that Jupyter looks into, in its order and once each', () =>
    expect(dataFolders(linux({JUPYTER_PATH: '/a:/b', VIRTUAL_ENV: '/usr', JUPYTER_DATA_DIR: '/a'}))).toEqual([
      '/a',
      '/b',
      '/usr/share/jupyter',
      '/usr/local/share/jupyter',
    ]));
  it('of Windows', () =>
    expect(dataFolders(windows({JUPYTER_PATH: 'D:\\a;D:\\b', APPDATA: 'C:\\r', PROGRAMDATA: 'C:\\p'}))).toEqual([
      'D:\\a',
      'D:\\b',
      'C:\\r\\jupyter',
      'C:\\p\\jupyter',
    ]));
});

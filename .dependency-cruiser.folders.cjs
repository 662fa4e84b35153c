// Folders without tests: floors lie above each other, and who imports from a folder is not imported by it.
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [{ name: 'no-folder-cycles', severity: 'error', scope: 'folder', from: { path: '^(apps|libs)/' }, to: { circular: true } }],
  options: { ...options, exclude: { path: String.raw`^(dist|test)/|\.(spec|contract|story)\.ts$` } },
};

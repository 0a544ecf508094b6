import { defineConfig } from 'vite';

// Maven calls this build; the jar serves the result under /assets and finds the hashed names in the manifest.
export default defineConfig({
  base: '/assets/',
  build: {
    assetsDir: '',
    outDir: '../../../target/classes/static/assets',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      // htmx has an eval that its setting allowEval switches off.
      onwarn: (warning, warn) => warning.code === 'EVAL' || warn(warning),
      input: ['src/app.ts', 'src/theme.ts', 'src/deal.ts', 'src/board.ts', 'src/rows.ts', 'src/contract.ts', 'src/proposal.ts', 'src/studio-table.ts', 'src/studio-diff.ts', 'src/studio-editor.ts', 'src/studio-migrate.ts'],
    },
  },
});

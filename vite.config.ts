import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  // The first browsers with light-dark(): for older ones it would be replaced by variables that
  // nothing here sets, and colours would be lost in all of them.
  build: { cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  environments: {
    // The server build's entry is ours: one bundle holds pages, commands and jobs (server/app.ts).
    ssr: { build: { rolldownOptions: { input: './server/app.ts' } } },
  },
});

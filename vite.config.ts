import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  environments: {
    // The server build's entry is ours: one bundle holds pages, commands and jobs (server/app.ts).
    ssr: { build: { rolldownOptions: { input: './server/app.ts' } } },
  },
});

// Loaded before everything else by the bench alone: the module that encrypts is another one.
import { registerHooks } from 'node:module';

const plainBox = new URL('./plain-box.js', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return found.url.endsWith('/src/platform/crypto/box.js') ? { ...found, url: plainBox } : found;
  },
});

// Nothing of a page may stay in the browser, and htmx would leave each page's address in its
// storage. No script of these pages gets at the storage: they go on without, as where it is off.
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {
    get() {
      throw new DOMException("Nothing is kept in this browser.", "SecurityError");
    },
  });
}

/**
 * The resolved ABI: what the specs say once every name is looked up and every expression evaluated, for each architecture.
 *
 * <p>Everything downstream (layout, Java, probes, reports) reads this model and nothing else. All types are immutable; whatever
 * may differ between architectures is a {@link dev.jsyscall.generator.model.PerArch}, so that "is it the same everywhere?" is
 * asked in one place.
 */
package dev.jsyscall.generator.model;

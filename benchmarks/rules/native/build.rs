//! Finds `libtenet_c.so` in the folder that TENET_BUILD_DIR names.

fn main() {
    let folder = std::env::var("TENET_BUILD_DIR").expect("TENET_BUILD_DIR names the build folder");
    println!("cargo:rerun-if-env-changed=TENET_BUILD_DIR");
    println!("cargo:rustc-link-search=native={folder}");
    println!("cargo:rustc-link-lib=dylib=tenet_c");
    println!("cargo:rustc-link-arg=-Wl,-rpath,{folder}");
}

//! What to run after a build, said to the user. The commands are Amazon's and HashiCorp's; slsc runs none of them.

use std::path::Path;

use slsc_core::AssetMode;
use slsc_core::plan::Target;

/// One output folder that was written.
pub struct Deployment<'a> {
    /// Name of the application.
    pub app: &'a str,
    /// Name of the stage, if there is one.
    pub stage: Option<&'a str>,
    /// The region of the stage, where the project says it.
    pub region: Option<&'a str>,
    /// The folder.
    pub folder: &'a Path,
    /// What was written.
    pub target: Target,
    /// Name of the file that was written first.
    pub file: &'a str,
    /// How CloudFormation finds code.
    pub assets: AssetMode,
    /// Whether code was packaged.
    pub packaged: bool,
}

/// The commands that deploy the folder, one on each line.
pub fn steps(deployment: &Deployment) -> Vec<String> {
    let folder = quoted(&deployment.folder.to_string_lossy().replace('\\', "/"));
    if deployment.target == Target::Terraform {
        return vec![format!("terraform -chdir={folder} init"), format!("terraform -chdir={folder} apply")];
    }
    let stack = match deployment.stage {
        Some(stage) => format!("{}-{stage}", deployment.app),
        None => deployment.app.to_owned(),
    };
    let region = deployment.region.map(|region| format!(" --region {region}")).unwrap_or_default();
    let file = quoted(&deployment.folder.join(deployment.file).to_string_lossy().replace('\\', "/"));
    let deploy = |template: &str| {
        format!(
            "aws cloudformation deploy --template-file {template} --stack-name {stack} --capabilities CAPABILITY_IAM{region}"
        )
    };
    match (deployment.packaged, deployment.assets) {
        (false, _) => vec![deploy(&file)],
        (true, AssetMode::Bucket) => vec![
            format!("aws s3 sync {folder}/assets s3://BUCKET"),
            deploy(&file) + " --parameter-overrides AssetsBucket=BUCKET",
        ],
        (true, AssetMode::Local) => {
            let packaged = quoted(&deployment.folder.join("packaged.yaml").to_string_lossy().replace('\\', "/"));
            vec![
                format!(
                    "aws cloudformation package --template-file {file} --s3-bucket BUCKET --output-template-file {packaged}"
                ),
                deploy(&packaged),
            ]
        }
    }
}

/// A word that a shell takes as it is, or in quotes.
fn quoted(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-+@=:".contains(&byte);
    if !word.is_empty() && word.bytes().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deployment(target: Target) -> Deployment<'static> {
        Deployment {
            app: "shop",
            stage: Some("dev"),
            region: None,
            folder: Path::new("my shop/out"),
            target,
            file: "template.json",
            assets: AssetMode::Bucket,
            packaged: true,
        }
    }

    #[test]
    fn folders_are_quoted() {
        let steps = steps(&deployment(Target::Terraform));
        assert_eq!(steps, ["terraform -chdir='my shop/out' init", "terraform -chdir='my shop/out' apply"]);
    }

    #[test]
    fn code_is_sent_before_the_template() {
        let steps = steps(&deployment(Target::CloudFormation));
        assert_eq!(steps.len(), 2);
        assert_eq!(steps[0], "aws s3 sync 'my shop/out'/assets s3://BUCKET");
        assert!(steps[1].ends_with("--parameter-overrides AssetsBucket=BUCKET"), "{}", steps[1]);
    }
}

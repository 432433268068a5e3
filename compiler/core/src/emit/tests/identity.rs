use crate::emit::identity::{label, logical_id};

fn both(path: &[&str]) -> String {
    let path: Vec<String> = path.iter().map(|word| (*word).to_owned()).collect();
    format!("{} {}", logical_id(&path, None), label(&path))
}

#[test]
fn words_are_joined_for_either_target() {
    assert_eq!(both(&["Worker", "Logs"]), "WorkerLogs worker_logs");
    assert_eq!(both(&["CreateOrder", "onJobs"]), "CreateOrderOnJobs create_order_on_jobs");
    assert_eq!(both(&["HTTPApi", "GET", "order-id"]), "HTTPApiGETOrderId http_api_get_order_id");
    assert_eq!(both(&["Shard", "eu-west-1"]), "ShardEuWest1 shard_eu_west_1");
    assert_eq!(both(&["Site", "www.example.com"]), "SiteWwwExampleCom site_www_example_com");
    assert_eq!(both(&["Sha256Sum", "S3Bucket"]), "Sha256SumS3Bucket sha256_sum_s3_bucket");
    assert_eq!(both(&["AllowedURLs", "jobsDLQ"]), "AllowedURLsJobsDLQ allowed_urls_jobs_dlq");
    assert_eq!(both(&["UPPER_SNAKE"]), "UPPERSNAKE upper_snake");
}

#[test]
fn odd_names_still_give_identities() {
    assert_eq!(both(&[]), "Resource resource");
    assert_eq!(both(&["--", "…"]), "Resource resource");
    assert_eq!(both(&["2nd"]), "2nd _2nd");
    assert_eq!(both(&["Café"]), "Cafue9 cafue9");
}

#[test]
fn a_revision_stands_at_the_end() {
    assert_eq!(logical_id(&["Api".to_owned(), "deployment".to_owned()], Some("0a1b2c")), "ApiDeployment0a1b2c");
}

#[test]
fn a_long_logical_id_ends_in_a_digest() {
    let path = |last: &str| vec!["Word".repeat(80), last.to_owned()];
    let (first, second) = (logical_id(&path("A"), Some("12ab")), logical_id(&path("B"), Some("12ab")));
    assert_eq!(first.len(), 255);
    assert!(first.ends_with("12ab"), "{first}");
    assert_ne!(first, second);
}
